// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QByteArray>

namespace vestigo::report_render {

/// Qt names a glyph by the lowest character that has it, so that most simple Chinese characters would be
/// copied out of the PDF as radicals (U+2F63 for U+751F) and no search would find them. Puts the ideographs
/// in place of the radicals in the tables from glyphs to text. Lengths stay as they are.
void nameIdeographs(QByteArray& pdf);

} // namespace vestigo::report_render
