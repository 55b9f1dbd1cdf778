export const promise = {
  title: 'Promised',
  is: { day: 'Arrives on {{from}}', days: 'Arrives from {{from}} to {{to}}' },
  was: { day: 'Was to arrive on {{from}}', days: 'Was to arrive from {{from}} to {{to}}' },
  later: 'We are sorry, it is late: expected by {{day}} now',
  why: 'Why then?',
  because: {
    cutOff: 'On {{day}} parcels leave until {{time}}, which was over.',
    holiday: '{{day}} is a holiday of the warehouse.',
    closed: { day: '{{day}}: {{reason}}.', days: '{{from}} to {{to}}: {{reason}}.' },
    full: {
      day: 'As many parcels as can leave on {{day}} are promised already.',
      days: 'As many parcels as can leave from {{from}} to {{to}} are promised already.',
    },
    leaves: 'It leaves on {{day}}.',
    courierHoliday: 'The courier rests on {{day}}.',
    transit: 'Working days with the courier: {{count}}.',
  },
};
