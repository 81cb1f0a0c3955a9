// Makes every page a little smoother. Every page works without it.
import { keepDrafts } from "./modules/draft.js";
import { countCharacters } from "./modules/counter.js";
import { sendOnce } from "./modules/send-once.js";
import { focusMistakes } from "./modules/mistakes.js";
import { reactToWords } from "./modules/react-to-words.js";
import { copyCodes } from "./modules/copy.js";
import { rememberDetails } from "./modules/remember.js";
import { fillFromAddress } from "./modules/from-address.js";
import { guardChanges } from "./modules/guard.js";
import { usePasskeys } from "./modules/passkeys.js";
import { staySignedIn } from "./modules/stay.js";

focusMistakes();
fillFromAddress();
keepDrafts();
countCharacters();
sendOnce();
reactToWords();
copyCodes();
rememberDetails();
guardChanges();
usePasskeys();
staySignedIn();
