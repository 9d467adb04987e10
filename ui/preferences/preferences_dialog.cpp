// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/preferences/preferences_dialog.h"

#include "ui/preferences/detector_field.h"

#include <QtCore/QEvent>
#include <QtCore/QSignalBlocker>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QDialogButtonBox>
#include <QtWidgets/QFormLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QSpinBox>
#include <QtWidgets/QTimeEdit>
#include <QtWidgets/QVBoxLayout>

namespace vestigo::ui_preferences {

namespace {

constexpr int leastCache = 64;
constexpr int mostCache = 16384;
constexpr int longestName = 80;
constexpr int mostAlarms = 10000;

QComboBox* makeBox(const char* name, const QStringList& values) {
    auto* box = new QComboBox;
    box->setObjectName(QLatin1String(name));
    for (const QString& value : values) {
        box->addItem(QString(), value);
    }
    return box;
}

} // namespace

PreferencesDialog::PreferencesDialog(const Choices& choices, QWidget* parent)
    : QDialog(parent)
    , before_(choices)
    , form_(new QFormLayout)
    , language_(makeBox("preferencesLanguage", {QStringLiteral("en"), QStringLiteral("zh_CN")}))
    , theme_(makeBox("preferencesTheme",
                     {QStringLiteral("light"), QStringLiteral("dark"), QStringLiteral("system")}))
    , mode_(makeBox("preferencesMode", {QStringLiteral("expert"), QStringLiteral("frontline")}))
    , cache_(new QSpinBox)
    , person_(new QLineEdit)
    , shiftStart_(new QTimeEdit)
    , shiftHours_(
          makeBox("preferencesShiftHours", {QStringLiteral("8"), QStringLiteral("12"), QStringLiteral("24")}))
    , budget_(new QSpinBox)
    , detector_(new DetectorField)
    , buttons_(new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel)) {
    setObjectName(QStringLiteral("preferencesDialog"));
    cache_->setObjectName(QStringLiteral("preferencesCache"));
    cache_->setRange(leastCache, mostCache);
    cache_->setSingleStep(64);
    person_->setObjectName(QStringLiteral("preferencesPerson"));
    person_->setMaxLength(longestName);
    form_->setSpacing(8);
    shiftStart_->setObjectName(QStringLiteral("preferencesShiftStart"));
    shiftStart_->setDisplayFormat(QStringLiteral("HH:mm"));
    budget_->setObjectName(QStringLiteral("preferencesBudget"));
    budget_->setRange(1, mostAlarms);
    for (QWidget* field : std::initializer_list<QWidget*>{language_, theme_, mode_, cache_, person_,
                                                          shiftStart_, shiftHours_, budget_, detector_}) {
        form_->addRow(QStringLiteral(" "), field); // an empty text would make no label
    }
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(16);
    column->addLayout(form_);
    column->addStretch(1);
    column->addWidget(buttons_);
    retranslate();
    show(choices);
    for (const QComboBox* box : {language_, theme_, mode_, shiftHours_}) {
        connect(box, &QComboBox::currentIndexChanged, this, &PreferencesDialog::tell);
    }
    connect(cache_, &QSpinBox::valueChanged, this, &PreferencesDialog::tell);
    connect(budget_, &QSpinBox::valueChanged, this, &PreferencesDialog::tell);
    connect(shiftStart_, &QTimeEdit::timeChanged, this, &PreferencesDialog::tell);
    connect(detector_, &DetectorField::changed, this, &PreferencesDialog::tell);
    connect(person_, &QLineEdit::textEdited, this, &PreferencesDialog::tell);
    connect(buttons_, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons_, &QDialogButtonBox::rejected, this, &QDialog::reject);
    resize(460, 400);
}

Choices PreferencesDialog::choices() const {
    return {language_->currentData().toString(),
            theme_->currentData().toString(),
            mode_->currentData().toString() == QLatin1String("frontline"),
            cache_->value(),
            person_->text().trimmed(),
            shiftStart_->time().msecsSinceStartOfDay() / 60000,
            shiftHours_->currentData().toInt(),
            budget_->value(),
            detector_->value()};
}

void PreferencesDialog::show(const Choices& choices) {
    language_->setCurrentIndex(qMax(0, language_->findData(choices.language)));
    theme_->setCurrentIndex(qMax(0, theme_->findData(choices.theme)));
    mode_->setCurrentIndex(choices.frontline ? 1 : 0);
    cache_->setValue(choices.cacheMegabytes);
    person_->setText(choices.person);
    shiftStart_->setTime(QTime::fromMSecsSinceStartOfDay(qBound(0, choices.shiftStartMinutes, 1439) * 60000));
    shiftHours_->setCurrentIndex(qMax(0, shiftHours_->findData(QString::number(choices.shiftHours))));
    budget_->setValue(choices.alarmsPerShift);
    detector_->setValue(choices.detector);
}

void PreferencesDialog::tell() {
    Q_EMIT changed(choices());
}

void PreferencesDialog::done(int result) {
    if (result != Accepted && !(choices() == before_)) {
        Q_EMIT changed(before_);
    }
    QDialog::done(result);
}

void PreferencesDialog::changeEvent(QEvent* event) {
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

/// Every language by its own name, so that it is found by who reads no other.
void PreferencesDialog::retranslate() {
    setWindowTitle(tr("Preferences"));
    const QString titles[] = {tr("Language"),
                              tr("Theme"),
                              tr("Mode"),
                              tr("Memory for pictures"),
                              tr("Your name"),
                              tr("A shift begins at"),
                              tr("Length of a shift"),
                              tr("Alarms a shift can bear"),
                              tr("Finder of key regions")};
    for (int row = 0; row < 9; ++row) {
        QWidget* field = form_->itemAt(row, QFormLayout::FieldRole)->widget();
        field->setAccessibleName(titles[row]);
        static_cast<QLabel*>(form_->labelForField(field))->setText(titles[row]);
    }
    language_->setItemText(0, QStringLiteral("English"));
    language_->setItemText(1, QStringLiteral("简体中文"));
    theme_->setItemText(0, tr("Light"));
    theme_->setItemText(1, tr("Dark"));
    theme_->setItemText(2, tr("As the system was at the start"));
    mode_->setItemText(0, tr("Expert: everything"));
    mode_->setItemText(1, tr("Frontline: what to do"));
    for (int row = 0; row < shiftHours_->count(); ++row) {
        shiftHours_->setItemText(row, tr("%1 hours").arg(shiftHours_->itemData(row).toString()));
    }
    shiftStart_->setToolTip(tr("On the site's own clock; the others follow without a break"));
    budget_->setToolTip(
        tr("EEMUA 191: about 1 in ten minutes is very likely to be acceptable, 48 in 8 hours"));
    detector_->retranslate();
    cache_->setSuffix(tr(" MiB"));
    cache_->setToolTip(tr("Decoded pictures of all videos together take no more than this"));
    person_->setPlaceholderText(tr("asked for when it is needed"));
    for (QAbstractButton* button : buttons_->buttons()) {
        button->setIcon(QIcon()); // words, as everywhere else
    }
    buttons_->button(QDialogButtonBox::Ok)->setText(tr("OK"));
    buttons_->button(QDialogButtonBox::Cancel)->setText(tr("Cancel"));
}

} // namespace vestigo::ui_preferences
