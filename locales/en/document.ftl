document-empty = The file is empty. Choose it again.
document-too-large = The file is larger than { $megabytes } MB. Scan it smaller, or split it.
document-wrong-type = Only PDF, JPEG and PNG files are taken. Convert the file and send it again.
document-cut-off = The file was cut off on the way and was not kept. Send it again.
document-no-such-upload = The uploaded file was not found. Upload it again.
document-not-for-component = “{ $component }” does not take files of type { $type }. Send one of the types listed.
document-no-such-component = The procedure has no paper “{ $component }”. Reload the page.
