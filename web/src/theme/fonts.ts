import '@fontsource-variable/figtree/wght.css';
// Only the Bengali subset: Latin text is Figtree's, and the taka sign lives in the Bengali block.
import '@fontsource/noto-sans-bengali/bengali-400.css';
import '@fontsource/noto-sans-bengali/bengali-600.css';
import '@fontsource/noto-sans-bengali/bengali-700.css';
