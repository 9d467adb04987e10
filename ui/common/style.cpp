// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/style.h"

#include "ui/common/instrument_style.h"

#include <QtWidgets/QApplication>
#include <QtWidgets/QToolTip>

namespace vestigo::ui_common {

bool systemIsDark() {
    static const bool dark = QApplication::palette().color(QPalette::Window).lightness() < 128;
    return dark;
}

void applyLook(const Theme& theme) {
    static bool dressed = false;
    if (!dressed) {
        dressed = true;
        systemIsDark(); // is asked for the first time while it can be seen
        QApplication::setStyle(new InstrumentStyle);
        QFont font = QApplication::font();
        font.setFamilies({QStringLiteral("Roboto"), QStringLiteral("Inter"),
                          QStringLiteral("Noto Sans CJK SC"), QStringLiteral("DejaVu Sans")});
        QApplication::setFont(sizedFont(font, textPixels));
    }
    setTheme(theme);
    QToolTip::setPalette(paletteOf(theme));
}

} // namespace vestigo::ui_common
