export default {
  layout: "sheet.njk",
  permalink: (data) => `/fiches/${data.page.fileSlug}/`,
};
