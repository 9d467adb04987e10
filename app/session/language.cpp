// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/language.h"

#include "ui/common/translator/qt_translator.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QLibraryInfo>
#include <QtCore/QLocale>

namespace vestigo::session {

Language::~Language() {
    remove();
}

void Language::remove() {
    for (auto* translator : {&own_, &qt_}) {
        if (*translator) {
            QCoreApplication::removeTranslator(translator->get());
            translator->reset();
        }
    }
}

bool Language::isKnown(const QString& language) {
    return language == QLatin1String("en") || language == QLatin1String("zh_CN");
}

void Language::set(const QString& language) {
    remove();
    name_ = isKnown(language) ? language : QStringLiteral("en");
    QLocale::setDefault(QLocale(name_));
    own_ = ui_common::loadTranslation(name_.toStdString());
    if (!own_) {
        return;
    }
    QCoreApplication::installTranslator(own_.get());
    // Buttons and file dialogs speak by Qt's own translations, where they are installed.
    qt_ = std::make_unique<QTranslator>();
    if (qt_->load(QStringLiteral("qtbase_") + name_, QLibraryInfo::path(QLibraryInfo::TranslationsPath))) {
        QCoreApplication::installTranslator(qt_.get());
    } else {
        qt_.reset();
    }
}

} // namespace vestigo::session
