// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/translator/qt_translator.h"

#include <QtCore/QCoreApplication>

#include <cstring>

/// Outside of every namespace, as Q_INIT_RESOURCE demands: a static library's resources are linked only when
/// asked for.
static void linkTranslations() {
    Q_INIT_RESOURCE(vestigo_translations);
}

namespace vestigo::ui_common {

QString translationFile(const std::string& language) {
    linkTranslations();
    return QStringLiteral(":/translations/vestigo_%1.qm").arg(QString::fromStdString(language));
}

namespace {

/// tr() asks with the whole name of its class ("vestigo::ui_shell::RunBar"), but lupdate does not see through
/// `namespace a::b {` and files the text under the bare name ("RunBar").
class ClassTranslator final : public QTranslator {
public:
    QString translate(const char* context, const char* source, const char* disambiguation,
                      int number) const override {
        const QString found = QTranslator::translate(context, source, disambiguation, number);
        const char* bare = context == nullptr ? nullptr : std::strrchr(context, ':');
        return found.isEmpty() && bare != nullptr
                   ? QTranslator::translate(bare + 1, source, disambiguation, number)
                   : found;
    }
};

} // namespace

std::unique_ptr<QTranslator> loadTranslation(const std::string& language) {
    auto translator = std::make_unique<ClassTranslator>();
    if (language.empty() || language == "en" || !translator->load(translationFile(language))) {
        return nullptr;
    }
    return translator;
}

QtTranslator::QtTranslator()
    : installed_(true) {}

QtTranslator::QtTranslator(const std::string& language)
    : own_(loadTranslation(language)) {}

QtTranslator::~QtTranslator() = default;

std::string QtTranslator::translate(const Text& text) const {
    if (installed_) {
        return QCoreApplication::translate(text.context, text.source).toStdString();
    }
    const QString found = own_ ? own_->translate(text.context, text.source) : QString();
    return found.isEmpty() ? text.source : found.toStdString();
}

} // namespace vestigo::ui_common
