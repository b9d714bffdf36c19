/** Rules that ask the clock, chance, the network or the device: eslint must refuse each. */

export const seen = [
  new Date(),
  Date.now(),
  Math.random(),
  crypto.getRandomValues(new Uint8Array(1)),
  performance.now(),
  setTimeout(String, 1),
  localStorage.length,
  globalThis.fetch,
  fetch,
  Buffer,
  process,
  document,
];
