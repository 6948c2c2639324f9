// The files of one build, kept whole or not at all, each known by its SHA-256. What a portal or a half-finished
// deployment answers in their place is never kept: then the build before stays.

export interface Listed {
  /** `/assets/index-B6LuKQZX.js`; the document is `/`. */
  address: string;
  /** In hexadecimal. */
  sha256: string;
}

export interface Build {
  version: string;
  files: Listed[];
}

/** Without the module for looking at files that this browser does not load. */
export function for_host(build: Build, has_simd: boolean): Build {
  const spare = has_simd ? /\/onetrip-vision-(?!simd-)/ : /\/onetrip-vision-simd-/;
  return { ...build, files: build.files.filter(({ address }) => !spare.test(address)) };
}

/** What the browser lends; tests bring their own. */
export interface Surroundings {
  caches: CacheStorage;
  fetch: (request: Request) => Promise<Response>;
  sha256: (bytes: ArrayBuffer) => Promise<string>;
  origin: string;
}

const prefix = 'onetrip-build-';
/** Where the builds kept are named, the newest last. */
const names_cache = 'onetrip-builds';
const names_address = '/builds.json';

/** The name says the content: such a file of any build is the same file. */
const is_hashed = (address: string) => address.startsWith('/assets/');

export class Precache {
  constructor(
    private readonly build: Build,
    private readonly around: Surroundings,
  ) {}

  /** Fails, and leaves nothing, unless every file is the one listed. */
  async install(): Promise<void> {
    const cache = await this.around.caches.open(this.name);
    try {
      for (const file of this.build.files) await cache.put(this.url(file.address), await this.fetched(file));
    } catch (error) {
      await this.around.caches.delete(this.name);
      throw error;
    }
  }

  /** From now on this build answers. The one before stays for pages of it that are still open; older ones go. */
  async take_over(): Promise<void> {
    const { caches } = this.around;
    const names = await caches.open(names_cache);
    const kept = await names.match(this.url(names_address));
    const before: string[] = kept ? await kept.json() : [];
    const stay = [...before.filter((name) => name !== this.name), this.name].slice(-2);
    await names.put(this.url(names_address), new Response(JSON.stringify(stay)));
    for (const name of await caches.keys()) {
      if (name.startsWith(prefix) && !stay.includes(name)) await caches.delete(name);
    }
  }

  /** What is answered from here; null: the network's business, as everything the server says about people and cases. */
  answer(request: Request): Promise<Response> | null {
    const { origin, pathname } = new URL(request.url);
    if (request.method !== 'GET' || origin !== this.around.origin) return null;
    const address = pathname === '/index.html' ? '/' : pathname;
    if (request.mode === 'navigate' && address !== '/') return null;
    if (!is_hashed(address) && !this.build.files.some((file) => file.address === address)) return null;
    return this.kept(address).then((response) => response ?? this.around.fetch(request));
  }

  private get name(): string {
    return prefix + this.build.version;
  }

  private url(address: string): string {
    return this.around.origin + address;
  }

  private async kept(address: string): Promise<Response | undefined> {
    const cache = await this.around.caches.open(this.name);
    const own = await cache.match(this.url(address));
    return own ?? (is_hashed(address) ? this.around.caches.match(this.url(address)) : undefined);
  }

  private async fetched(file: Listed): Promise<Response> {
    const { address } = file;
    const known = is_hashed(address) ? await this.around.caches.match(this.url(address)) : undefined;
    if (known && (await this.is(file, known))) return known;
    // A hashed file may come from the browser's own cache, where the page has just put it, and is asked for where that
    // holds another text of the name; the others must be asked for.
    for (const cache of is_hashed(address) ? (['default', 'reload'] as const) : (['no-cache'] as const)) {
      const response = await this.around.fetch(new Request(this.url(address), { cache }));
      if (!response.ok) throw new Error(`${address}: ${response.status}`);
      if (await this.is(file, response)) return response;
    }
    throw new Error(`${address} is not the file of this build`);
  }

  private async is({ sha256 }: Listed, response: Response): Promise<boolean> {
    return (await this.around.sha256(await response.clone().arrayBuffer())) === sha256;
  }
}
