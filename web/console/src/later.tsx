// Pages that are fetched when they are first opened, so that the queue stands at once.

import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { ProblemNote } from './problem_note';

export function later<Properties extends object>(load: () => Promise<ComponentType<Properties>>): ComponentType<Properties> {
  return function Later(properties: Properties) {
    const [page, set_page] = useState<{ Page: ComponentType<Properties> } | null>(null);
    const [failed, set_failed] = useState(false);
    useEffect(() => {
      load().then((Page) => set_page({ Page }), () => set_failed(true));
    }, []);
    if (failed) return <ProblemNote problem={{ code: 'network_lost', status: 0, title: '', detail: '' }} />;
    return page && <page.Page {...properties} />;
  };
}
