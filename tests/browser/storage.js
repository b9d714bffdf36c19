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
