
'use strict';

// A folder of this machine is a site when it holds content/network.yaml. The editor
// looks for a repository, which a site need not be in.
if ('showDirectoryPicker' in window) {
  const folders = FileSystemDirectoryHandle.prototype;
  const open = folders.getDirectoryHandle;
  folders.getDirectoryHandle = async function (name, options) {
    try {
      return await open.call(this, name, options);
    } catch (error) {
      if (name !== '.git') throw error;
      const content = await open.call(this, 'content');
      await content.getFileHandle('network.yaml');
      return this;
    }
  };
}

// The words of the editor's own buttons lie beside it. It would ask for them for ever
// where they do not: then it has those that it knows.
const ask = window.fetch;
const elsewhere = /^https:\/\/unpkg\.com\/@sveltia\/cms@[^/]+\/locales\//;
window.fetch = async (what, how) => {
  if (typeof what !== 'string' || !elsewhere.test(what)) return ask(what, how);
  const words = await ask(what.replace(elsewhere, ''), how);
  return words.ok ? words : new Response('{}');
};

// Files have names of addresses, which the editor makes of titles and of the names of
// pictures. It would leave _ and ~ in them.
const replaceAll = String.prototype.replaceAll;
String.prototype.replaceAll = function (what, by) {
  const ofNames = what instanceof RegExp && what.source === '[^\\w-~]';
  return replaceAll.call(this, ofNames ? /[^A-Za-z0-9-]/g : what, by);
};
