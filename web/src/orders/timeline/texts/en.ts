export const timeline = {
  unknown: 'Something changed ({{type}}).',
  showDetails: 'Show raw data',
  hideDetails: 'Hide raw data',
  by: 'by {{actor}}',
};
