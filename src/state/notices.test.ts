import { expect, test } from 'vitest';
import { Changes } from './changes.ts';
import { Notices } from './notices.ts';
import type { Notice } from './problem.ts';
import { countChanges } from './testing/pages.ts';

const notice = (found: string): Notice => ({
  code: 'other-fingerprint',
  expected: { hex: '0', engine: 1 },
  found,
});

function setUp() {
  const changes = new Changes();
  return { notices: new Notices(changes), counted: countChanges(changes) };
}

test('a notice is listed once, however often it is added', () => {
  const { notices, counted } = setUp();
  for (const found of ['a', 'b', 'a']) notices.add(notice(found));
  expect(notices.state.list).toEqual(['a', 'b'].map(notice));
  expect(counted.count).toBe(2);
});

test('others take the place of all, each once', () => {
  const { notices } = setUp();
  notices.add(notice('a'));
  notices.replace(['b', 'c', 'b'].map(notice));
  expect(notices.state.list).toEqual(['b', 'c'].map(notice));
});

test('notices stay until they are dismissed', () => {
  const { notices } = setUp();
  notices.add(notice('a'));
  notices.dismiss();
  expect(notices.state.list).toEqual([]);
});

test('notices of a code are withdrawn, and others stay', () => {
  const { notices } = setUp();
  notices.add(notice('a'));
  notices.add({ code: 'measuring-stopped', problem: { code: 'lost', detail: '' } });
  notices.withdraw('measuring-stopped');
  expect(notices.state.list).toEqual([notice('a')]);
});

test('to dismiss or replace nothing by nothing is no change', () => {
  const { notices, counted } = setUp();
  notices.dismiss();
  notices.replace([]);
  expect(counted.count).toBe(0);
});
