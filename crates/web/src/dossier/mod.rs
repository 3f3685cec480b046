//! Filing, following and mending one's own dossiers.
