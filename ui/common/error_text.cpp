// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/error_text.h"

#include "ui/common/translator/qt_translator.h"

namespace vestigo::ui_common {

namespace {

constexpr std::size_t longestPart = 300;

/// Hostile files decide what stands in these texts: one line, bounded.
QString shown(const std::string& text) {
    return QString::fromStdString(singleLine(text, longestPart)).trimmed();
}

/// Core writes its messages to stand after "FILE: PLACE: "; alone they begin a sentence.
QString sentence(QString text) {
    if (!text.isEmpty()) {
        text[0] = text[0].toUpper();
    }
    return text;
}

} // namespace

ErrorText errorText(const Error& error) {
    const QtTranslator translator;
    ErrorText text;
    text.what = sentence(shown(error.messageText(translator)));
    text.where = shown(error.file);
    const QString place = shown(error.place);
    if (!place.isEmpty()) {
        text.where += text.where.isEmpty() ? place : QStringLiteral(" · ") + place;
    }
    text.remedy = sentence(shown(error.remedyText(translator)));
    return text;
}

QString errorLine(const Error& error) {
    return shown(error.oneLine(QtTranslator()));
}

} // namespace vestigo::ui_common
