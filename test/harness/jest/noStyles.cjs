/** What a style sheet is to a test without a browser: no names at all. */
module.exports = {};
