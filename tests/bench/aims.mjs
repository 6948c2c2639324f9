// What a row is to reach, as it is written: `≥ 3×`, `≤ 0.1×, ≤ 1024 bytes`. `×` is about the ratio ours/peer, anything else
// about our own figure in the row's unit. Aims that are joined by a comma must all be met.

export function aimsOf(text) {
  return text.split(', ').map((aim) => {
    const parts = /^([≤≥]) ?([\d.]+)(×| .+)$/.exec(aim);
    if (!parts) throw new Error(`"${aim}" is no aim`);
    return { atMost: parts[1] === '≤', bound: Number(parts[2]), of: parts[3] === '×' ? 'ratio' : 'ours' };
  });
}

export function isMet(aims, figures) {
  return aims.every(({ atMost, bound, of }) => figures[of] !== null && (atMost ? figures[of] <= bound : figures[of] >= bound));
}
