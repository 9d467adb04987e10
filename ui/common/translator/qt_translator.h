// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/text.h"

#include <QtCore/QString>
#include <QtCore/QTranslator>

#include <memory>
#include <string>

namespace vestigo::ui_common {

/// Resource of the translations of a language: ":/translations/vestigo_zh_CN.qm".
QString translationFile(const std::string& language);

/// Loads the application's own texts in `language` ("en", "zh_CN"); null for English and for languages that
/// there are none of.
std::unique_ptr<QTranslator> loadTranslation(const std::string& language);

/// Core's texts by Qt's translations: those that the application has installed, or those of one language
/// whatever the session speaks, so that a Chinese report can be written under an English desktop. Thread-safe
/// once it is made.
class QtTranslator final : public Translator {
public:
    /// The language that the application has installed.
    QtTranslator();
    explicit QtTranslator(const std::string& language);
    ~QtTranslator() override;

    std::string translate(const Text& text) const override;

private:
    bool installed_ = false;
    std::unique_ptr<QTranslator> own_;
};

} // namespace vestigo::ui_common
