// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/alarm_dialogs.h"

#include "core/alarms/alarm_log.h"

#include <QtWidgets/QComboBox>
#include <QtWidgets/QDialogButtonBox>
#include <QtWidgets/QFormLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QSpinBox>
#include <QtWidgets/QVBoxLayout>

namespace vestigo::ui_shell {

namespace {

constexpr int narrowest = 420;
constexpr double hour = 3600.0;

} // namespace

PersonDialog::PersonDialog(const Wording& wording, const QString& person, QWidget* parent)
    : QDialog(parent)
    , noteNeeded_(wording.noteNeeded)
    , form_(new QFormLayout)
    , person_(new QLineEdit(person, this)) {
    setWindowTitle(wording.title);
    setAttribute(Qt::WA_DeleteOnClose);
    setModal(true);
    setMinimumWidth(narrowest);
    auto* sentence = new QLabel(wording.sentence, this);
    sentence->setTextFormat(Qt::PlainText);
    sentence->setWordWrap(true);
    person_->setObjectName(QStringLiteral("person"));
    person_->setMaxLength(60);
    person_->setAccessibleName(tr("Your name"));
    form_->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form_->setHorizontalSpacing(12);
    form_->setVerticalSpacing(8);
    if (!wording.note.isEmpty()) {
        note_ = new QLineEdit(this);
        note_->setObjectName(QStringLiteral("note"));
        note_->setMaxLength(300);
        note_->setAccessibleName(wording.note);
        form_->addRow(wording.note, note_);
        connect(note_, &QLineEdit::textChanged, this, &PersonDialog::check);
    }
    form_->addRow(tr("Your name"), person_);
    connect(person_, &QLineEdit::textChanged, this, &PersonDialog::check);
    auto* buttons = new QDialogButtonBox(this);
    action_ = buttons->addButton(wording.action, QDialogButtonBox::AcceptRole);
    action_->setObjectName(QStringLiteral("accept"));
    action_->setProperty("primary", true);
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole)->setObjectName(QStringLiteral("reject"));
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(12);
    column->addWidget(sentence);
    column->addLayout(form_);
    column->addWidget(buttons);
    (note_ != nullptr && !person.isEmpty() ? note_ : person_)->setFocus();
    check();
}

QString PersonDialog::person() const {
    return person_->text().simplified();
}

QString PersonDialog::note() const {
    return note_ == nullptr ? QString() : note_->text().simplified();
}

void PersonDialog::check() {
    action_->setEnabled(!person().isEmpty() && (!noteNeeded_ || !note().isEmpty()));
}

ShelveDialog::ShelveDialog(const std::vector<ShelfChoice>& choices, const QString& person, QWidget* parent)
    : PersonDialog(
          {tr("Shelve an alarm"),
           tr("A shelved alarm stays in the list, grey and last, and in the report. It comes back by "
              "itself. It holds for every recording of the same site, by this computer's clock."),
           tr("Reason"), tr("Shelve"), true},
          person, parent)
    , choices_(choices)
    , what_(new QComboBox(this))
    , length_(new QComboBox(this))
    , hours_(new QSpinBox(this)) {
    setObjectName(QStringLiteral("shelveDialog"));
    what_->setObjectName(QStringLiteral("what"));
    what_->setAccessibleName(tr("What to shelve"));
    what_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    for (const ShelfChoice& choice : choices) {
        what_->addItem(choice.text);
    }
    length_->setObjectName(QStringLiteral("length"));
    length_->setAccessibleName(tr("For how long"));
    length_->addItem(tr("8 hours"), 8);
    length_->addItem(tr("24 hours"), 24);
    length_->addItem(tr("7 days"), 7 * 24);
    length_->addItem(tr("Another time…"), 0);
    hours_->setObjectName(QStringLiteral("hours"));
    hours_->setAccessibleName(tr("Hours"));
    hours_->setRange(1, static_cast<int>(alarms::longestShelf / hour));
    hours_->setValue(48);
    hours_->setSuffix(tr(" h"));
    form()->insertRow(0, tr("What"), what_);
    form()->insertRow(1, tr("For"), length_);
    form()->insertRow(2, tr("Hours"), hours_);
    connect(length_, &QComboBox::currentIndexChanged, this, &ShelveDialog::showOwnTime);
    showOwnTime();
}

void ShelveDialog::showOwnTime() {
    const bool own = length_->currentData().toInt() == 0;
    hours_->setVisible(own);
    form()->labelForField(hours_)->setVisible(own);
}

std::vector<int> ShelveDialog::subjects() const {
    const int row = what_->currentIndex();
    return row < 0 ? std::vector<int>() : choices_[static_cast<std::size_t>(row)].subjects;
}

double ShelveDialog::seconds() const {
    const int chosen = length_->currentData().toInt();
    return hour * (chosen == 0 ? hours_->value() : chosen);
}

} // namespace vestigo::ui_shell
