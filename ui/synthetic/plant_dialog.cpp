// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/synthetic/plant_dialog.h"

#include "ui/common/error_text.h"

#include <QtCore/QDir>
#include <QtCore/QEvent>
#include <QtCore/QFileInfo>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QDoubleSpinBox>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QFormLayout>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QProgressBar>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QSpinBox>
#include <QtWidgets/QVBoxLayout>

namespace vestigo::ui_synthetic {

namespace {

constexpr int mostRecordings = 20000;
constexpr double shortestSeconds = 12.0;
constexpr double longestSeconds = 3600.0;

template <class Widget>
Widget* named(const char* name) {
    auto* widget = new Widget;
    widget->setObjectName(QLatin1String(name));
    return widget;
}

} // namespace

PlantDialog::PlantDialog(QWidget* parent)
    : QDialog(parent)
    , form_(new QFormLayout)
    , folder_(named<QLineEdit>("plantFolder"))
    , choose_(named<QPushButton>("plantChoose"))
    , size_(named<QComboBox>("plantSize"))
    , recordings_(named<QSpinBox>("plantRecordings"))
    , seconds_(named<QDoubleSpinBox>("plantSeconds"))
    , seed_(named<QSpinBox>("plantSeed"))
    , normalOnly_(named<QCheckBox>("plantNormalOnly"))
    , videos_(named<QCheckBox>("plantVideos"))
    , note_(named<QLabel>("plantNote"))
    , progress_(named<QProgressBar>("plantProgress"))
    , start_(named<QPushButton>("plantStart"))
    , close_(named<QPushButton>("plantClose"))
    , fields_(new QWidget) {
    setObjectName(QStringLiteral("plantDialog"));
    makeForm();
    auto* buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(start_);
    buttons->addWidget(close_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(12);
    column->addWidget(fields_);
    column->addStretch(1);
    column->addWidget(note_);
    column->addWidget(progress_);
    column->addLayout(buttons);
    retranslate();
    connect(folder_, &QLineEdit::textChanged, this, &PlantDialog::refresh);
    connect(choose_, &QPushButton::clicked, this, &PlantDialog::askForFolder);
    connect(start_, &QPushButton::clicked, this, [this] { Q_EMIT startRequested(wishes()); });
    connect(close_, &QPushButton::clicked, this, [this] {
        if (running_) {
            Q_EMIT cancelRequested();
        } else {
            reject();
        }
    });
    setRunning(false);
    resize(520, 420);
}

void PlantDialog::makeForm() {
    for (const char* word : {"tiny", "standard", "full"}) {
        size_->addItem(QString(), QLatin1String(word));
    }
    recordings_->setRange(0, mostRecordings);
    seconds_->setRange(0.0, longestSeconds);
    seconds_->setDecimals(0);
    seconds_->setSingleStep(8.0);
    seed_->setRange(0, 2147483647);
    seed_->setValue(1);
    videos_->setChecked(true);
    note_->setWordWrap(true);
    progress_->setRange(0, 1000);
    start_->setDefault(true);
    auto* place = new QHBoxLayout;
    place->setContentsMargins(0, 0, 0, 0);
    place->addWidget(folder_, 1);
    place->addWidget(choose_);
    form_->setSpacing(8);
    form_->setContentsMargins(0, 0, 0, 0);
    form_->addRow(QStringLiteral(" "), place); // an empty text would make no label
    for (QWidget* field : std::initializer_list<QWidget*>{size_, recordings_, seconds_, seed_}) {
        form_->addRow(QStringLiteral(" "), field);
    }
    form_->addRow(normalOnly_);
    form_->addRow(videos_);
    fields_->setLayout(form_);
    // Between 0 and the shortest there is no duration: what is typed there becomes the shortest.
    connect(seconds_, &QDoubleSpinBox::editingFinished, this, [this] {
        if (seconds_->value() > 0.0 && seconds_->value() < shortestSeconds) {
            seconds_->setValue(shortestSeconds);
        }
    });
}

PlantWishes PlantDialog::wishes() const {
    const double seconds = seconds_->value();
    PlantWishes wishes;
    wishes.folder = folder_->text().trimmed();
    wishes.size = size_->currentData().toString();
    wishes.recordings = recordings_->value();
    wishes.seconds = seconds > 0.0 ? qMax(shortestSeconds, seconds) : 0.0;
    wishes.seed = static_cast<quint64>(seed_->value());
    wishes.normalOnly = normalOnly_->isChecked();
    wishes.videos = videos_->isChecked();
    return wishes;
}

void PlantDialog::setRunning(bool running) {
    running_ = running;
    fields_->setEnabled(!running);
    progress_->setVisible(running);
    progress_->setValue(0);
    close_->setText(running ? tr("Stop") : tr("Close"));
    refresh();
}

void PlantDialog::setProgress(const QString& item, double overall) {
    progress_->setValue(static_cast<int>(overall * 1000.0));
    note_->setText(item);
}

void PlantDialog::showError(const Error& error) {
    note_->setText(ui_common::errorLine(error));
}

void PlantDialog::showStopped() {
    note_->setText(tr("Stopped. The recordings that were finished are there."));
}

void PlantDialog::done(int result) {
    if (running_) {
        Q_EMIT cancelRequested();
    }
    QDialog::done(result);
}

void PlantDialog::askForFolder() {
    const QString chosen =
        QFileDialog::getSaveFileName(this, tr("Folder to make"), folder_->text(), QString(), nullptr,
                                     QFileDialog::ShowDirsOnly | QFileDialog::DontConfirmOverwrite);
    if (!chosen.isEmpty()) {
        folder_->setText(chosen);
    }
}

/// What keeps the folder from being made; empty: nothing.
QString PlantDialog::folderFault() const {
    const QString folder = folder_->text().trimmed();
    const QFileInfo facts(folder);
    if (folder.isEmpty()) {
        return tr("Name a folder that does not exist yet.");
    }
    if (facts.exists()) {
        return facts.isDir() && QDir(folder).isEmpty(QDir::AllEntries | QDir::Hidden | QDir::System |
                                                     QDir::NoDotAndDotDot)
                   ? QString()
                   : tr("The folder is there and not empty.");
    }
    return QFileInfo(facts.absolutePath()).isDir() ? QString()
                                                   : tr("The folder that it would lie in does not exist.");
}

void PlantDialog::refresh() {
    const QString fault = folderFault();
    start_->setEnabled(!running_ && fault.isEmpty());
    if (!running_) {
        note_->setText(fault.isEmpty() ? tr("Everything in it will be synthetic.") : fault);
    }
}

void PlantDialog::changeEvent(QEvent* event) {
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

void PlantDialog::retranslate() {
    setWindowTitle(tr("New synthetic plant"));
    static_cast<QLabel*>(form_->itemAt(0, QFormLayout::LabelRole)->widget())->setText(tr("Folder"));
    folder_->setAccessibleName(tr("Folder"));
    const QString titles[] = {tr("Size"), tr("Recordings"), tr("Duration of each"),
                              tr("Number of the plant")};
    QWidget* const fields[] = {size_, recordings_, seconds_, seed_};
    for (int row = 0; row < 4; ++row) {
        fields[row]->setAccessibleName(titles[row]);
        static_cast<QLabel*>(form_->labelForField(fields[row]))->setText(titles[row]);
    }
    choose_->setText(tr("Choose…"));
    size_->setItemText(0, tr("Tiny: four short recordings"));
    size_->setItemText(1, tr("Standard: 24 recordings of 64 s"));
    size_->setItemText(2, tr("Full: 52,000 samples, hours with video"));
    recordings_->setSpecialValueText(tr("as the size says"));
    seconds_->setSpecialValueText(tr("as the size says"));
    seconds_->setSuffix(tr(" s"));
    normalOnly_->setText(tr("Nothing goes wrong"));
    videos_->setText(tr("Draw videos"));
    start_->setText(tr("Draw"));
    close_->setText(running_ ? tr("Stop") : tr("Close"));
    refresh();
}

} // namespace vestigo::ui_synthetic
