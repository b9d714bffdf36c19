// A device's own rows, from outside the app: read as they lie, and commands said as taps would.

async function opened() {
  const [{ name }] = (await indexedDB.databases()).filter((one) => one.name.startsWith('heard.'));
  return new Promise((resolve, reject) => {
    const asked = indexedDB.open(name);
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
}

function answerTo(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

async function stored(store) {
  const db = await opened();
  const rows = await answerTo(db.transaction(store).objectStore(store).getAll());
  db.close();
  return rows;
}

async function say(commands) {
  const db = await opened();
  const work = db.transaction(['outbox', 'facts'], 'readwrite', { durability: 'strict' });
  const facts = work.objectStore('facts');
  const device = await answerTo(facts.get('device'));
  commands.forEach((one, index) => work.objectStore('outbox').add({ ...one, n: device.next_n + index }));
  facts.put({ ...device, next_n: device.next_n + commands.length }, 'device');
  await new Promise((resolve, reject) => {
    work.oncomplete = resolve;
    work.onabort = () => reject(work.error);
  });
  db.close();
}

const SPARE_BYTES = 2_000_000;

/** Room that can be given back at once, put by before the app keeps anything. */
async function putBy() {
  const spare = await (await navigator.storage.getDirectory()).getFileHandle('spare', { create: true });
  const file = await spare.createWritable();
  await file.write(new Uint8Array(SPARE_BYTES));
  await file.close();
}

/**
 * Takes all the room that this origin has left. Chromium counts the large rows of the last half
 * minute only once it has said no: so it is filled past its brim, given the spare, and filled.
 */
async function fill() {
  await fillOnce();
  await (await navigator.storage.getDirectory()).removeEntry('spare');
  return fillOnce();
}

async function fillOnce() {
  const db = await new Promise((resolve) => {
    const asked = indexedDB.open('filler');
    asked.onupgradeneeded = () => asked.result.createObjectStore('rest', { autoIncrement: true });
    asked.onsuccess = () => resolve(asked.result);
  });
  let full = null;
  while (full === null) {
    const work = db.transaction('rest', 'readwrite', { durability: 'strict' });
    work.objectStore('rest').add(crypto.getRandomValues(new Uint8Array(20_000)));
    full = await new Promise((resolve) => {
      work.oncomplete = () => resolve(null);
      work.onabort = () => resolve(work.error.name);
    });
  }
  db.close();
  return full;
}
