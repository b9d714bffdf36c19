/** Of a word with a capital beside a bed: whether it may be who lies there, or is of the ward. */

import { wardWord } from './ward-words';

/** "Okafor" may be somebody; "Hoist", "Insulin" and "Monday" are not. */
export function maybeSomebody(word: string): boolean {
  const lower = word.toLowerCase().replace(/['’]s$/u, '');
  const singular = lower.replace(/s$/u, '');
  if (wardWord(lower) === null || wardWord(lower)?.weight !== 1) return false;
  return !(OF_A_WARD.has(lower) || OF_A_WARD.has(singular) || DRUG.test(lower));
}

// The endings by which medicines are named: WHO's list of stems, as far as no surname ends so.
const DRUG = new RegExp(
  '.{2}(?:cillin|mycin|micin|floxacin|cycline|azole|pril|sartan|statin|olol|azepam|parin|dipine'
    + '|profen|codeine|morphine|codone|caine|xaban|gliptin|formin|setron|semide|thiazide|asone'
    + '|olone|amol|oxin|azine|tidine)$',
  'u',
);

const OF_A_WARD: ReadonlySet<string> = new Set(
  `
    air alarm arm bag bandage bar bariatric basin battery bell bin blanket blind block board bottle
    box brake bucket bulb button buzzer cable call camera canister cannula catheter ceiling chair
    chart check clamp clean cleaner cleaning clock closed cold commode computer controller cord
    cover crash crutch cuff cup curtain cushion damp department dinamap dirty discharge door
    dressing drip dust electric empty equipment extension fall fan fault feed feeding filter flap
    floor footstool frame fridge gas glove gown handle handover handrail handset headboard heater
    heating hoist hot hook infusion isolation jug kit label ladder lamp laptop lead leak leg lift
    light line linen lock locker mat mattress meal medication medicine monitor motor mould mouse
    move moved near new noise note nurse obs observation old order outlet oxygen pad pan panel
    paper patslide phone physio pillow pin pipe plug point porter power press pressure printer
    probe pump quiet radiator rail ramp ready remote room round scales scan scanner screen seat
    sensor sharp sheet shelf shower side sign sink sling slide smell socket space speaker spill
    spare staff stand step stool stopped suction suite switch syringe table tablet tap tape
    telephone telly theatre thermometer tilt toilet torch towel transfer tray trolley tube turn
    unit urgent urinal vent ventilator wall wardrobe waste water waterlow wet wheel wheelchair
    window wing wipe wire
    bleed constipation delirium dementia diarrhoea diabetic flu covid infection norovirus pain
    sepsis sore vomiting
    allergy aspirin augmentin bumetanide clexane dextrose fentanyl glucose heparin insulin
    ketamine lantus lithium lorazepam morphine nebuliser novorapid oramorph potassium saline
    steroid tazocin tinzaparin tramadol vitamin warfarin
    monday tuesday wednesday thursday friday saturday sunday
    january february march april may june july august september october november december
    christmas easter spring summer autumn winter
  `
    .trim()
    .split(/\s+/u),
);
