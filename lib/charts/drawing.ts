import { colour } from "../content/load/look.ts";

/** Colours of drawings by meaning; their values are those of pages, checked for contrast and in greyscale. */
export const INKS = {
  person: colour("fireweed-500"),
  strong: colour("fireweed-700"),
  light: colour("fireweed-300"),
  pale: colour("fireweed-100"),
  place: colour("dusk-300"),
  edge: colour("edge-500"),
  text: colour("spruce-950"),
  muted: colour("slate-600"),
  rule: colour("birch-300"),
  paper: colour("birch-50"),
};

export type Ink = keyof typeof INKS;

/** The value of a dataset that a mark shows; the SVG carries it, so that programs can read it. */
type Datum = { series: string; row: string; value: number };

/** Several values drawn as one path: one row for each of its points. */
type Data = { series: string; rows: string[]; values: number[] };

export type TextStyle = "axis" | "label" | "note" | "name";

/** One element of a drawing. Units are those of the drawing's own grid. */
export type Mark =
  | { type: "path"; d: string; fill?: Ink; stroke?: Ink; width?: number; dashed?: boolean; data?: Data; tick?: number }
  | {
      type: "rect";
      x: number;
      y: number;
      width: number;
      height: number;
      fill: Ink;
      stroke?: Ink;
      dashed?: boolean;
      datum?: Datum;
    }
  | { type: "circle"; x: number; y: number; r: number; fill: Ink; stroke?: Ink; width?: number; datum?: Datum }
  | {
      type: "text";
      x: number;
      y: number;
      text: string;
      style: TextStyle;
      size: number;
      anchor?: "start" | "middle" | "end";
      ink?: Ink;
      /** An outline in the colour of the background, where the text crosses a line. */
      halo?: Ink;
    };

/** A finished drawing, independent of its output: an SVG in a page, or a picture. */
export type Drawing = { width: number; height: number; marks: Mark[] };

export type Size = {
  name: "narrow" | "medium" | "wide";
  width: number;
  /** Font size of axes, notes and names, and of values. */
  text: number;
  value: number;
  /** Width of a drawn line, and radius of its points. */
  line: number;
  dot: number;
};

/**
 * One drawing for a phone, one for a column of text, one for the whole page: a single scaled drawing would have too
 * small text.
 */
export const SIZES: Readonly<Record<Size["name"], Size>> = {
  narrow: { name: "narrow", width: 350, text: 15, value: 19, line: 4, dot: 5 },
  medium: { name: "medium", width: 680, text: 16, value: 22, line: 4.5, dot: 6 },
  wide: { name: "wide", width: 1200, text: 17, value: 24, line: 5, dot: 7 },
};

/** Font weight of each kind of text. */
export const WEIGHTS: Readonly<Record<TextStyle, number>> = { axis: 400, note: 400, name: 600, label: 750 };

/** Rounds coordinates to a tenth of a unit: finer differences are invisible. */
export function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}
