// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QString>
#include <QtCore/QTranslator>

#include <memory>

namespace vestigo::session {

/// The language that the application speaks: its own texts and Qt's.
class Language {
public:
    Language() = default;
    ~Language();
    Language(const Language&) = delete;
    Language& operator=(const Language&) = delete;

    /// "en" or "zh_CN"; another one is English. Widgets that are there already keep their texts.
    void set(const QString& language);
    const QString& name() const { return name_; }
    static bool isKnown(const QString& language);

private:
    void remove();

    QString name_ = QStringLiteral("en");
    std::unique_ptr<QTranslator> own_;
    std::unique_ptr<QTranslator> qt_;
};

} // namespace vestigo::session
