// chrono-node: dates and times of a paragraph, British order where the page is British is not told: it must infer.
import * as chrono from "chrono-node";
import { run } from "./bench.mjs";

const side = (part) =>
  part && {
    year: part.get("year"),
    month: part.get("month"),
    day: part.get("day"),
    hour: part.get("hour"),
    minute: part.get("minute"),
    known: ["year", "month", "day", "weekday", "hour"].filter((name) => part.isCertain(name)),
  };

run((text, moment) =>
  chrono.en.parse(text, moment).map((found) => ({
    start: found.index,
    end: found.index + found.text.length,
    from: side(found.start),
    to: side(found.end),
  })),
);
