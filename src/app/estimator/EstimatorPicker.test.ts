import { expect, test } from 'vitest';
import { placeAt, placeBeside } from './EstimatorPicker.tsx';

const LAPTOP = { width: 1366, height: 768 };
const SCREEN = { width: 1920, height: 1080 };
const PHONE = { width: 390, height: 844 };

test('settings stand under their button, and over one that is low on the page', () => {
  expect(placeAt({ left: 400, top: 50, bottom: 76 }, LAPTOP, 1)).toEqual({
    left: '400px',
    top: '80px',
    bottom: 'auto',
  });
  expect(placeAt({ left: 400, top: 600, bottom: 626 }, LAPTOP, 1)).toEqual({
    left: '400px',
    top: 'auto',
    bottom: '172px',
  });
});

test('settings end at the right edge, however large the letters are', () => {
  const button = { left: 1800, top: 50, bottom: 80 };
  expect(placeAt(button, SCREEN, 1).left).toBe('1616px');
  expect(placeAt(button, SCREEN, 1.2).left).toBe('1555.2px');
});

test('settings of what is over the plane stand over the column at its left', () => {
  expect(placeBeside({ left: 312, top: 49, bottom: 75 }, LAPTOP, 1)).toEqual({
    left: '0px',
    top: '49px',
    bottom: 'auto',
  });
});

test('settings of what is over the plane stand at the lower edge where no column is at its left', () => {
  expect(placeBeside({ left: 8, top: 115, bottom: 169 }, PHONE, 1)).toEqual({
    left: '45px',
    top: 'auto',
    bottom: '4px',
  });
});
