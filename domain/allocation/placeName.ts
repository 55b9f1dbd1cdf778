import { searchText } from '../text/searchText';

/** A city's name in the form in which cities are compared, in whatever letters somebody wrote it. */
export const placeName = (name: string): string => searchText(name).trim().toLowerCase();
