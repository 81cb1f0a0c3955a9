// The workbench: htmx for pieces of a page, and the keyboard.
import htmx from "htmx.org";
import { walkWithKeys } from "./modules/keys.js";
import { takeOverWords } from "./modules/mark-words.js";
import { pressKeys } from "./modules/own-keys.js";

htmx.config.allowEval = false;
htmx.config.includeIndicatorStyles = false;
walkWithKeys();
takeOverWords();
pressKeys();
