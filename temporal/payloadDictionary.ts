/**
 * What payloads of orders mostly consist of: a compressor that knows it beforehand needs no room for it. An event of 300
 * bytes takes about 90.
 *
 * The text never changes, not by a character, since what was compressed with it can be read with it alone. Payloads with
 * other words are compressed a little less. A better text would be another dictionary, under another encoding's name.
 * What is most frequent stands last, where references to it are the shortest.
 */
export const PAYLOAD_DICTIONARY: Buffer = Buffer.from(
  [
    // A placed order, as a workflow is started with it.
    '{"orderId":"ord_01","state":{"id":"ord_01","number":"TL-10","customerId":"guest_cust_","currency":"BDT","GBP","USD",',
    '"version":1,"revision":1,"placedAt":"2026-","policy":{"payment":{"retryWindowMs":86400000,"repeatWindowMs":7200000},',
    '"review":{"holdAtScore":70,"largeTotal":{"BDT":10000000,"GBP":500000,"USD":500000,"EUR":500000}},"fulfilment":{"auto":false,',
    '"auto":true,"courier":"pathao"},"tracking":{"pollEveryMs":3600000},"returns":{"windowMs":1209600000},"reopen":{"windowMs":604800000}},',
    '"lines":[{"id":"1","sku":"","stocked":true,"unitPrice":1000,"subtotal":1000,"discount":0,"tax":0,"total":1000,"quantities":',
    '{"ordered":1,"reserved":1,"backordered":0,"packed":0,"shipped":0,"delivered":0,"cancelled":0,"returned":0,"exchanged":0,"lost":0}},',
    '"totals":{"items":1000,"discount":0,"tax":0,"shipping":0,"grand":1000},"payments":[{"id":"1","ordinal":1,"method":"card","provider":',
    '"stripe","amount":1000,"state":"PENDING","requestedAt":"2026-"}],"parcels":[],"holds":[],"undo":[{"kind":"releaseInventory"},',
    '{"kind":"voidPayment","paymentId":"1"},{"kind":"pullParcel","parcelId":"ord_01"}],"answered":[]}}',
    // What vendors answer.
    '{"outcome":"authorized","reference":"pi_","amount":1000}{"outcome":"captured"}{"outcome":"voided"}{"outcome":"declined","code":',
    '"card_declined"}{"outcome":"actionRequired","actionUrl":"https://"}{"consignmentId":"D","fee":6000}{"guest":false,"deliveredOrders":0,',
    '"ordersLastHour":0,"countriesDiffer":false}{"seen":10,"unfinished":[]}["notifications","erp"]notifications, erp',
    // Commands.
    '{"reason":"","lines":[{"id":"1","quantity":1}],"method":"card","token":"pm_card_visa","notes":"","status":"DELIVERED","proof":"",',
    '"decision":"approve","noteId":"","body":"","visibility":"customer","staff","outcome":{"outcome":"authorized","reference":"pi_"},',
    '"parcelId":"ord_01","trackingId":"pathao/","status":"IN_TRANSIT","OUT_FOR_DELIVERY","DELIVERY_FAILED","RETURNING","RETURNED",',
    '"vendorStatus":"order.in-transit","order.picked","order.delivered","occurredAt":"2026-","commandId":"","bodyHash":"","actor":',
    '{"id":"vendor","role":"system"},"customer","checkout","support","warehouse","finance","admin"',
    // What commits answer.
    '"skus":[],"lacking":[{"lineId":"1","quantity":1}],"score":30,"reasons":["nothing delivered before","guest","large total"],',
    '"type":"CommandRefused","name":"cancel","code":"not-allowed","detail":"The order is ","type":"CancellationRequested","reason":"",',
    '"type":"InventoryReleased","type":"OrderCancelled","type":"OrderReopened","until":"2026-","type":"ErpPushRequested","type":"NoteAdded",',
    '"type":"HoldReleased","reason":"FRAUD_REVIEW","COURIER","PAYMENT","type":"OrderHeld","type":"InventoryUnavailable","type":"PaymentVoided",',
    '"type":"PaymentVoidFailed","type":"PaymentCaptureFailed","code":"","type":"PaymentOutcomeUnknown","type":"PaymentActionRequired",',
    '"actionUrl":"","type":"PaymentDeclined","paymentId":"1","code":"card_declined","retryUntil":"2026-","type":"PaymentRequested","payment":',
    '"type":"ServicesFulfilled","type":"ParcelPulled","type":"ParcelBookingFailed","type":"PickingStarted","type":"ParcelPacked","parcelId":',
    '"ord_01","courier":"pathao","lines":[{"lineId":"1","quantity":1}],"type":"ParcelBooked","consignmentId":"D","fee":6000,"type":"ParcelLabelled",',
    '"type":"ParcelHandedOver","type":"ParcelTracked","type":"PaymentAuthorized","paymentId":"1","reference":"pi_","type":"PaymentCaptured",',
    '"type":"RiskAssessed","type":"OrderConfirmed","type":"OrderClosed","status":"PAYMENT_FAILED","paymentStatus":"FAILED","VOIDED","PENDING",',
    '"UNKNOWN","NONE","status":"CONFIRMED","PROCESSING","READY","SHIPPED","CANCELLING","CANCELLED","RETURNING_TO_ORIGIN","PARTIALLY_SHIPPED",',
    '"command":{"id":"","hash":""}},"encoding":"json/plain"\n\b\bencoding\u0012\njson/plain\u0012',
    '{"committed":{"events":[{"type":"","paymentId":"1","id":"ord_01/2","version":2,"at":"2026-11-21T10:00:00.000Z","actor":{"id":"throughline",',
    '"role":"system"}}],"due":["notifications","erp"],"due":[],"shown":{"status":"DELIVERED","paymentStatus":"PAID","AUTHORIZED","holds":[]}}}',
  ].join(''),
);
