/** What the compiler takes for JSX: as React has it, but for components that may return a bare text. */
import type { Component, ExoticComponent, ReactElement, JSX as ReactJsx } from 'react';

type Returned = ReactElement | null;

interface ClassComponent extends Component {
  render(): Returned;
}

/** A text that a component returns stands beside its siblings there, and has no element of its own. */
export type ElementType =
  | keyof ReactJsx.IntrinsicElements
  | ((props: never) => Returned)
  | (new (
      props: never,
    ) => ClassComponent)
  // Contexts, fragments and their like return what they were given.
  | ExoticComponent<never>;

export type Element = ReactJsx.Element;
export type ElementAttributesProperty = ReactJsx.ElementAttributesProperty;
export type ElementChildrenAttribute = ReactJsx.ElementChildrenAttribute;
export type IntrinsicAttributes = ReactJsx.IntrinsicAttributes;
export type IntrinsicElements = ReactJsx.IntrinsicElements;
export type LibraryManagedAttributes<Type, Props> = ReactJsx.LibraryManagedAttributes<Type, Props>;
