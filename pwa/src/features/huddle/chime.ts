// A soft chime at four fifths of the time: once, and never the only sign of it.

const NOTE_HZ = 660;
const LOUD = 0.08;
const LONG_S = 1.2;

/** Where the browser plays no sound, the words on the screen say it all the same. */
export function chime(): void {
  if (!('AudioContext' in globalThis)) return;
  const audio = new AudioContext();
  const [note, volume] = [audio.createOscillator(), audio.createGain()];
  note.frequency.value = NOTE_HZ;
  volume.gain.setValueAtTime(LOUD, audio.currentTime);
  volume.gain.exponentialRampToValueAtTime(0.0001, audio.currentTime + LONG_S);
  note.connect(volume).connect(audio.destination);
  note.onended = () => void audio.close();
  note.start();
  note.stop(audio.currentTime + LONG_S);
}
