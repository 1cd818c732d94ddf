import entry from './entry.ts?worker&url';

/**
 * A frame with `sandbox` but without `allow-same-origin` has an origin like no other, so that no address
 * is of its own origin, and a worker cannot be made from one. It can be made from a blob: from a classic
 * script, since Chrome refuses modules there too, which imports the module and keeps until then what it
 * is sent.
 */
function spawnFromBlob(address: string): Worker {
  const script = `
    const early = [];
    const keep = (event) => early.push(event);
    addEventListener('message', keep);
    import(${JSON.stringify(address)}).then(() => {
      removeEventListener('message', keep);
      for (const { data, ports } of early) dispatchEvent(new MessageEvent('message', { data, ports }));
    }, (error) => setTimeout(() => { throw error; }));`;
  // Not revoked: browsers differ in when they read it.
  const blob = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
  return new Worker(blob, { name: 'infoplane' });
}

function spawn(): Worker {
  if (globalThis.origin === 'null') return spawnFromBlob(new URL(entry, import.meta.url).href);
  return new Worker(entry, { type: 'module', name: 'infoplane' });
}

let early: Worker | undefined;

/** Starts the worker that `spawnWorker` gives out first. */
export function spawnEarly(): void {
  try {
    const worker = spawn();
    early = worker;
    // Its error may come before anything listens; that of another one will not be lost.
    worker.addEventListener('error', () => {
      if (early === worker) early = undefined;
    });
  } catch {
    // The next call of `spawnWorker` tries again, and throws.
  }
}

/** A worker that trains or measures, as its own module. */
export function spawnWorker(): Worker {
  const worker = early ?? spawn();
  early = undefined;
  return worker;
}
