/** The colour of a clock by how much of its time is over; whether it is late is said in words, too. */
export const clockColor = (share: number): 'pine' | 'marigold' | 'red' =>
  share >= 0.8 ? 'red' : share >= 0.5 ? 'marigold' : 'pine';
