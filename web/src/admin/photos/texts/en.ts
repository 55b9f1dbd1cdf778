export const photos = {
  ofParcel: 'Photos of the parcel',
  photo: 'Photo {{number}} of the parcel',
  add: 'Add a photo',
  remove: 'Remove',
  removeOf: 'Remove photo {{number}}',
};
