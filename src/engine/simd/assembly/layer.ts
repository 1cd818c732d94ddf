// One layer's record in memory: sizes, addresses and what the last pass derived. The page's side
// writes the first part (src/engine/simd/memory.ts keeps the same offsets).

export const LAYER_BYTES: usize = 128;

// prettier: field offsets, bytes
@inline export function inputs(l: usize): i32 { return load<i32>(l, 0); }
@inline export function outputs(l: usize): i32 { return load<i32>(l, 4); }
@inline export function activation(l: usize): i32 { return load<i32>(l, 8); }
@inline export function activationBits(l: usize): i32 { return load<i32>(l, 12); }
@inline export function weightBits(l: usize): i32 { return load<i32>(l, 16); }
@inline export function weights(l: usize): usize { return load<u32>(l, 20); }
@inline export function gradient(l: usize): usize { return load<u32>(l, 24); }
@inline export function weightValues(l: usize): usize { return load<u32>(l, 28); }
@inline export function weightPairs(l: usize): usize { return load<u32>(l, 32); }
@inline export function raw(l: usize): usize { return load<u32>(l, 36); }
@inline export function values(l: usize): usize { return load<u32>(l, 40); }
@inline export function pairs(l: usize): usize { return load<u32>(l, 44); }
@inline export function delta(l: usize): usize { return load<u32>(l, 48); }
@inline export function range(l: usize): usize { return load<u32>(l, 52); }
@inline export function words(l: usize): usize { return load<u32>(l, 56); }
@inline export function pairsPerWord(l: usize): i32 { return load<i32>(l, 60); }
@inline export function learnsRange(l: usize): bool { return load<i32>(l, 64) != 0; }

// Derived: the quantization of the weights and of the activations in the last pass.
@inline export function weightScale(l: usize): f64 { return load<f64>(l, 72); }
@inline export function setWeightScale(l: usize, x: f64): void { store<f64>(l, x, 72); }
@inline export function scale(l: usize): f64 { return load<f64>(l, 80); }
@inline export function setScale(l: usize, x: f64): void { store<f64>(l, x, 80); }
@inline export function low(l: usize): f32 { return load<f32>(l, 88); }
@inline export function setLow(l: usize, x: f32): void { store<f32>(l, x, 88); }
@inline export function high(l: usize): f32 { return load<f32>(l, 92); }
@inline export function setHigh(l: usize, x: f32): void { store<f32>(l, x, 92); }
@inline export function weightLow(l: usize): f32 { return load<f32>(l, 96); }
@inline export function setWeightLow(l: usize, x: f32): void { store<f32>(l, x, 96); }
@inline export function weightHigh(l: usize): f32 { return load<f32>(l, 100); }
@inline export function setWeightHigh(l: usize, x: f32): void { store<f32>(l, x, 100); }

export const FLOAT32: i32 = 32;
export const TANH: i32 = 0;
export const RELU: i32 = 1;
export const RELU6: i32 = 2;
export const SIGMOID: i32 = 3;
export const LINEAR: i32 = 4;
