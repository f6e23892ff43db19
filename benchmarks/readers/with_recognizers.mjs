// Microsoft's recognizers in JavaScript: every recogniser of values, as the suite gives them (ends are inclusive).
import suite from "@microsoft/recognizers-text-suite";
import { run } from "./bench.mjs";

const plain = [
  suite.recognizeAge,
  suite.recognizeCurrency,
  suite.recognizeDimension,
  suite.recognizeNumber,
  suite.recognizeOrdinal,
  suite.recognizePercentage,
  suite.recognizeTemperature,
];

run((text, moment) =>
  [
    ...plain.flatMap((recognise) => recognise(text, "en-us")),
    ...suite.recognizeDateTime(text, "en-us", undefined, moment),
  ].map((found) => ({
    start: found.start,
    end: found.end + 1,
    type: found.typeName,
    resolution: found.resolution,
  })),
);
