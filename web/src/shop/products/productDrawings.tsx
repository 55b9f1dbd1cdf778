import type { ReactNode } from 'react';

const FILL = 'var(--fill)';
const DEEP = 'var(--deep)';
const PAPER = 'var(--paper)';

const box = (
  <>
    <path d="M60 14 94 30v34L60 80 26 64V30Z" fill={FILL} />
    <path d="M26 30 60 46l34-16M60 46v34" />
    <path d="m43 22 34 16v12" stroke={DEEP} />
  </>
);

/** One drawing for each kind of product, on a canvas of 120 by 90. */
const DRAWINGS: Readonly<Record<string, ReactNode>> = {
  phones: (
    <>
      <rect x="42" y="6" width="36" height="78" rx="7" fill={PAPER} />
      <rect x="46" y="13" width="28" height="60" rx="3" fill={FILL} />
      <path d="M55 79h10" />
      <circle cx="60" cy="36" r="9" fill={DEEP} stroke="none" />
      <path d="M51 58h18M51 64h11" />
    </>
  ),
  laptops: (
    <>
      <rect x="26" y="14" width="68" height="46" rx="4" fill={PAPER} />
      <rect x="31" y="19" width="58" height="36" rx="2" fill={FILL} />
      <path d="M14 66h92l-6 9H20Z" fill={DEEP} />
      <path d="m42 44 9-10 8 7 11-13 9 9" />
    </>
  ),
  tablets: (
    <>
      <rect x="28" y="10" width="64" height="70" rx="7" fill={PAPER} />
      <rect x="34" y="16" width="52" height="56" rx="2" fill={FILL} />
      <path d="M42 60c10-20 18 6 34-30" stroke={DEEP} strokeWidth="4" />
      <circle cx="60" cy="76" r="1" />
    </>
  ),
  audio: (
    <>
      <path d="M26 58V48a34 34 0 0 1 68 0v10" />
      <rect x="18" y="52" width="18" height="28" rx="8" fill={FILL} />
      <rect x="84" y="52" width="18" height="28" rx="8" fill={FILL} />
      <path d="M50 62v8M60 54v24M70 62v8" stroke={DEEP} strokeWidth="4" />
    </>
  ),
  wearables: (
    <>
      <path d="M48 24 51 5h18l3 19M48 66l3 19h18l3-19" fill={DEEP} />
      <rect x="38" y="22" width="44" height="46" rx="12" fill={PAPER} />
      <circle cx="60" cy="45" r="15" fill={FILL} />
      <path d="M60 35v10l7 5" />
    </>
  ),
  televisions: (
    <>
      <rect x="12" y="12" width="96" height="56" rx="4" fill={PAPER} />
      <rect x="17" y="17" width="86" height="46" rx="2" fill={FILL} />
      <path d="m17 56 24-18 18 12 22-20 22 18" stroke={DEEP} strokeWidth="4" />
      <path d="M40 78h40M60 68v10" />
    </>
  ),
  cameras: (
    <>
      <path d="M16 28h24l7-10h26l7 10h24v48H16Z" fill={FILL} />
      <circle cx="60" cy="51" r="19" fill={PAPER} />
      <circle cx="60" cy="51" r="10" fill={DEEP} />
      <path d="M90 38h6" />
    </>
  ),
  gaming: (
    <>
      <path
        d="M36 26h48c14 0 22 16 24 34 1 14-12 20-20 8l-6-8H38l-6 8c-8 12-21 6-20-8 2-18 10-34 24-34Z"
        fill={FILL}
      />
      <path d="M40 36v14M33 43h14" />
      <circle cx="76" cy="46" r="4" fill={DEEP} />
      <circle cx="87" cy="38" r="4" fill={DEEP} />
    </>
  ),
  networking: (
    <>
      <rect x="20" y="50" width="80" height="24" rx="6" fill={FILL} />
      <path d="M34 50V26M86 50V26" />
      <path d="M46 34a20 20 0 0 1 28 0M52 40a12 12 0 0 1 16 0" stroke={DEEP} strokeWidth="4" />
      <path d="M32 62h2M42 62h2M52 62h2M80 62h8" />
    </>
  ),
  storage: (
    <>
      <rect x="30" y="14" width="60" height="62" rx="6" fill={PAPER} />
      <circle cx="60" cy="40" r="18" fill={FILL} />
      <circle cx="60" cy="40" r="4" fill={DEEP} />
      <path d="m62 42 14 16M40 68h14" />
    </>
  ),
  monitors: (
    <>
      <rect x="18" y="10" width="84" height="54" rx="4" fill={PAPER} />
      <rect x="23" y="15" width="74" height="44" rx="2" fill={FILL} />
      <path d="M50 64 46 80h28l-4-16" fill={DEEP} />
      <path d="M32 26h24M32 34h36M32 42h16" />
    </>
  ),
  power: (
    <>
      <rect x="36" y="12" width="48" height="68" rx="8" fill={FILL} />
      <path d="M64 24 50 48h10l-4 20 16-26H61Z" fill={PAPER} />
      <path d="M52 12V6h16v6" stroke={DEEP} />
    </>
  ),
  appliances: (
    <>
      <rect x="32" y="8" width="56" height="74" rx="6" fill={PAPER} />
      <path d="M32 26h56M40 17h10" />
      <circle cx="60" cy="54" r="19" fill={FILL} />
      <path d="M48 56c6-6 8 4 12 0s8-4 12 0" stroke={DEEP} strokeWidth="4" />
      <circle cx="79" cy="17" r="2.5" fill={DEEP} />
    </>
  ),
  accessories: (
    <>
      <path d="M22 22c34-14 40 44 66 18" strokeWidth="4" stroke={DEEP} />
      <rect x="8" y="16" width="20" height="14" rx="3" fill={FILL} />
      <rect x="78" y="36" width="26" height="36" rx="6" fill={FILL} />
      <path d="M86 36V24M96 36V24M86 58h10" />
      <path d="M8 20H2M8 26H2" />
    </>
  ),
  services: (
    <>
      <circle cx="60" cy="45" r="32" fill={FILL} />
      <path d="m44 46 11 11 22-23" strokeWidth="5" stroke={DEEP} />
    </>
  ),
};

/** Shops name the same shelf differently. */
const SHELVES: readonly (readonly [RegExp, string])[] = [
  [/phone|mobile/, 'phones'],
  [/charg|cable|accessor|peripheral/, 'accessories'],
  [/laptop|notebook|computer/, 'laptops'],
  [/tablet/, 'tablets'],
  [/audio|head|ear|speaker|sound/, 'audio'],
  [/wear|watch/, 'wearables'],
  [/^tv$|televis/, 'televisions'],
  [/camera|photo/, 'cameras'],
  [/gam|console/, 'gaming'],
  [/net|router|wifi/, 'networking'],
  [/stor|drive|ssd|memory/, 'storage'],
  [/monitor|display/, 'monitors'],
  [/power|batter/, 'power'],
  [/applian|kitchen|home/, 'appliances'],
  [/servic|warrant|fee/, 'services'],
];

/** The drawing of a category's shelf; a box for one we have no drawing of. */
export function drawingOf(category: string): ReactNode {
  const word = category.toLowerCase();
  const shelf = SHELVES.find(([pattern]) => pattern.test(word))?.[1];
  return (shelf && DRAWINGS[shelf]) ?? box;
}
