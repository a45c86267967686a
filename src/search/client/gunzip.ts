/** Unpacking for browsers that have none of their own; a file by itself, for most never need it. */
export { gunzipSync } from 'fflate';
