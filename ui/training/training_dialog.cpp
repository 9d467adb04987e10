// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/training_dialog.h"

#include "ui/common/error_text.h"
#include "ui/training/training_curves.h"

#include <QtCore/QEvent>
#include <QtCore/QFileInfo>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QFormLayout>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QProgressBar>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QSpinBox>
#include <QtWidgets/QVBoxLayout>

#include <cmath>

namespace vestigo::ui_training {

namespace {

constexpr int shipsRole = Qt::UserRole + 1; ///< of an engine: a model of it ships

template <class Widget>
Widget* named(const char* name) {
    auto* widget = new Widget;
    widget->setObjectName(QLatin1String(name));
    return widget;
}

QHBoxLayout* withButton(QLineEdit* field, QPushButton* button) {
    auto* row = new QHBoxLayout;
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(field, 1);
    row->addWidget(button);
    return row;
}

} // namespace

TrainingDialog::TrainingDialog(QWidget* parent)
    : QDialog(parent)
    , form_(new QFormLayout)
    , fields_(new QWidget)
    , dataset_(named<QLineEdit>("trainingDataset"))
    , chooseDataset_(named<QPushButton>("trainingChooseDataset"))
    , engine_(named<QComboBox>("trainingEngine"))
    , encoder_(named<QComboBox>("trainingEncoder"))
    , beginning_(named<QComboBox>("trainingBeginning"))
    , mode_(named<QComboBox>("trainingMode"))
    , epochs_(named<QSpinBox>("trainingEpochs"))
    , seed_(named<QSpinBox>("trainingSeed"))
    , out_(named<QLineEdit>("trainingOut"))
    , chooseOut_(named<QPushButton>("trainingChooseOut"))
    , curves_(new TrainingCurves)
    , note_(named<QLabel>("trainingNote"))
    , left_(named<QLabel>("trainingLeft"))
    , leftOut_(named<QPlainTextEdit>("trainingLeftOut"))
    , progress_(named<QProgressBar>("trainingProgress"))
    , start_(named<QPushButton>("trainingStart"))
    , pause_(named<QPushButton>("trainingPause"))
    , stop_(named<QPushButton>("trainingStop"))
    , close_(named<QPushButton>("trainingClose")) {
    setObjectName(QStringLiteral("trainingDialog"));
    makeForm();
    layOut();
    retranslate();
    connectAll();
    setRunning(false);
    resize(980, 620);
}

void TrainingDialog::makeForm() {
    encoder_->addItem(QString(), QString());
    encoder_->addItem(QString(), QStringLiteral("efficientnet_lite0"));
    beginning_->addItem(QString(), false);
    beginning_->addItem(QString(), true);
    mode_->addItem(QString(), false);
    mode_->addItem(QString(), true);
    epochs_->setRange(0, 100000);
    seed_->setRange(0, 2147483647);
    seed_->setValue(1);
    form_->setSpacing(8);
    form_->setContentsMargins(0, 0, 0, 0);
    form_->setRowWrapPolicy(QFormLayout::WrapAllRows);
    form_->addRow(QStringLiteral(" "), withButton(dataset_, chooseDataset_));
    for (QWidget* field :
         std::initializer_list<QWidget*>{engine_, encoder_, beginning_, mode_, epochs_, seed_}) {
        form_->addRow(QStringLiteral(" "), field);
    }
    form_->addRow(QStringLiteral(" "), withButton(out_, chooseOut_));
    fields_->setLayout(form_);
    fields_->setFixedWidth(300);
}

void TrainingDialog::layOut() {
    note_->setWordWrap(true);
    note_->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    leftOut_->setReadOnly(true);
    leftOut_->setMaximumHeight(84);
    leftOut_->setLineWrapMode(QPlainTextEdit::NoWrap);
    leftOut_->hide();
    progress_->setRange(0, 1000);
    progress_->setTextVisible(false);
    start_->setDefault(true);
    auto* formColumn = new QVBoxLayout;
    formColumn->addWidget(fields_);
    formColumn->addStretch(1);
    auto* above = new QHBoxLayout;
    above->setSpacing(16);
    above->addLayout(formColumn);
    above->addWidget(curves_, 1);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(left_, 1);
    for (QPushButton* button : {start_, pause_, stop_, close_}) {
        buttons->addWidget(button);
    }
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(12);
    column->addLayout(above, 1);
    column->addWidget(note_);
    column->addWidget(leftOut_);
    column->addWidget(progress_);
    column->addLayout(buttons);
}

void TrainingDialog::connectAll() {
    connect(dataset_, &QLineEdit::textChanged, this, &TrainingDialog::refresh);
    connect(out_, &QLineEdit::textChanged, this, [this](const QString& file) {
        Q_EMIT outChanged(file.trimmed());
        refresh();
    });
    for (QComboBox* choice : {engine_, encoder_}) {
        connect(choice, &QComboBox::currentIndexChanged, this, &TrainingDialog::refresh);
    }
    connect(chooseDataset_, &QPushButton::clicked, this, &TrainingDialog::askForDataset);
    connect(chooseOut_, &QPushButton::clicked, this, &TrainingDialog::askForOut);
    connect(start_, &QPushButton::clicked, this, [this] { Q_EMIT startRequested(wishes()); });
    connect(pause_, &QPushButton::clicked, this, [this] { Q_EMIT pauseRequested(!paused_); });
    connect(stop_, &QPushButton::clicked, this, [this] { Q_EMIT stopRequested(); });
    connect(close_, &QPushButton::clicked, this, &QDialog::close);
}

void TrainingDialog::setEngines(const std::vector<TrainableEngine>& engines) {
    const QString chosen = engine_->currentData().toString();
    engine_->clear();
    for (const TrainableEngine& engine : engines) {
        engine_->addItem(engine.title, engine.name);
        engine_->setItemData(engine_->count() - 1, engine.ships, shipsRole);
    }
    const int place = chosen.isEmpty() ? engine_->findData(true, shipsRole) : engine_->findData(chosen);
    engine_->setCurrentIndex(qMax(0, place));
}

void TrainingDialog::setWishes(const TrainingWishes& wishes) {
    dataset_->setText(wishes.dataset);
    engine_->setCurrentIndex(qMax(0, engine_->findData(wishes.engine)));
    encoder_->setCurrentIndex(qMax(0, encoder_->findData(wishes.encoder)));
    chosenBeginning_ = wishes.fromNothing ? 1 : 0;
    if (beginning_->isEnabledTo(fields_)) {
        beginning_->setCurrentIndex(chosenBeginning_);
    }
    mode_->setCurrentIndex(wishes.causal ? 1 : 0);
    epochs_->setValue(wishes.epochs);
    seed_->setValue(static_cast<int>(wishes.seed));
    out_->setText(wishes.out);
}

TrainingWishes TrainingDialog::wishes() const {
    return {dataset_->text().trimmed(),           engine_->currentData().toString(),
            encoder_->currentData().toString(),   out_->text().trimmed(),
            mode_->currentData().toBool(),        epochs_->value(),
            static_cast<quint64>(seed_->value()), beginning_->currentData().toBool()};
}

void TrainingDialog::setInterrupted(bool interrupted) {
    interrupted_ = interrupted;
    refresh();
}

void TrainingDialog::setRunning(bool running) {
    if (running) {
        curves_->clear();
        leftOut_->hide();
    }
    running_ = running;
    paused_ = false;
    progress_->setVisible(running);
    progress_->setValue(0);
    left_->clear();
    refresh();
}

void TrainingDialog::setPaused(bool paused) {
    paused_ = paused;
    refresh();
}

void TrainingDialog::setProgress(const QString& stage, const QString& item, double overall) {
    progress_->setValue(static_cast<int>(overall * 1000.0));
    if (!paused_) {
        note_->setText(item.isEmpty() ? stage : QStringLiteral("%1 · %2").arg(stage, item));
    }
}

void TrainingDialog::addEpoch(const models::EpochReport& report) {
    curves_->add(report);
    left_->setText(leftText());
}

/// What the last epoch says of the time that is left. Of the other way nothing is known yet.
QString TrainingDialog::leftText() const {
    const models::EpochReport& last = curves_->reports().back();
    const QString way = last.causal ? tr("causal") : tr("offline");
    if (last.epoch == 0) {
        return tr("Before the first epoch, %1").arg(way);
    }
    const auto minutes = static_cast<int>(std::ceil(last.secondsLeft / 60.0));
    const QString left = minutes > 1
                             ? tr("at most about %1 min left of this way").arg(minutes)
                             : tr("at most about %1 s left of this way").arg(std::ceil(last.secondsLeft));
    return tr("Epoch %1 of %2, %3: %4").arg(last.epoch).arg(last.epochs).arg(way, left);
}

void TrainingDialog::showResult(const TrainingResult& result) {
    interrupted_ = false;
    refresh();
    note_->setText(tr("Trained on %1 recordings in %2 s. Model: %3\nSHA-256 %4")
                       .arg(result.recordings)
                       .arg(result.seconds, 0, 'f', 1)
                       .arg(result.file, result.sha256));
    leftOut_->setVisible(!result.leftOut.isEmpty());
    leftOut_->setPlainText(tr("%1 recordings could not be used:").arg(result.leftOut.size()) +
                           QLatin1Char('\n') + result.leftOut.join(QLatin1Char('\n')));
}

void TrainingDialog::showError(const Error& error) {
    note_->setText(ui_common::errorLine(error));
}

void TrainingDialog::showStopped(bool kept) {
    setInterrupted(kept);
    note_->setText(kept
                       ? tr("Stopped. What was learnt so far lies beside the model file; to start again with "
                            "the same choices goes on from there.")
                       : tr("Stopped before anything was learnt."));
}

void TrainingDialog::askForDataset() {
    const QString chosen =
        QFileDialog::getExistingDirectory(this, tr("Data set, or folder of recordings"), dataset_->text());
    if (!chosen.isEmpty()) {
        dataset_->setText(chosen);
    }
}

void TrainingDialog::askForOut() {
    const QString chosen =
        QFileDialog::getSaveFileName(this, tr("Model to write"), out_->text(), tr("Models (*.safetensors)"));
    if (!chosen.isEmpty()) {
        out_->setText(chosen);
    }
}

/// What keeps the training from being started; empty: nothing.
QString TrainingDialog::fault() const {
    const QString dataset = dataset_->text().trimmed();
    if (dataset.isEmpty()) {
        return tr("Choose the recordings to learn from: a data set, or a folder of recordings.");
    }
    if (!QFileInfo(dataset).exists()) {
        return tr("The recordings are not there.");
    }
    const QFileInfo out(out_->text().trimmed());
    if (out_->text().trimmed().isEmpty() || out.isDir()) {
        return tr("Name the model file to write.");
    }
    return QFileInfo(out.absolutePath()).isDir() ? QString()
                                                 : tr("The folder of the model file does not exist.");
}

/// The model that ships has eyes of its own. What begins with nothing says so; the choice is kept.
void TrainingDialog::offerBeginning() {
    const bool can = engine_->currentData(shipsRole).toBool() && encoder_->currentIndex() == 0;
    if (can == beginning_->isEnabledTo(fields_)) {
        return;
    }
    if (can) {
        beginning_->setCurrentIndex(chosenBeginning_);
    } else {
        chosenBeginning_ = beginning_->currentIndex();
        beginning_->setCurrentIndex(1);
    }
    beginning_->setEnabled(can);
}

void TrainingDialog::refresh() {
    const QString problem = fault();
    fields_->setEnabled(!running_);
    offerBeginning();
    start_->setVisible(!running_);
    start_->setEnabled(problem.isEmpty());
    pause_->setVisible(running_);
    stop_->setVisible(running_);
    pause_->setText(paused_ ? tr("Go on") : tr("Pause"));
    start_->setText(interrupted_ ? tr("Go on training") : tr("Train"));
    close_->setText(running_ ? tr("Hide") : tr("Close"));
    close_->setToolTip(running_ ? tr("The training goes on; the menu Model shows it again") : QString());
    if (running_) {
        if (paused_) {
            note_->setText(tr("Paused."));
        }
        return;
    }
    note_->setText(!problem.isEmpty() ? problem
                   : interrupted_ ? tr("An interrupted training lies beside this model file; with the same "
                                       "choices it goes on from there.")
                                  : tr("A model that is there already stays until the new one is whole."));
}

void TrainingDialog::changeEvent(QEvent* event) {
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

void TrainingDialog::retranslate() {
    setWindowTitle(tr("Train a model"));
    const QString titles[] = {tr("Recordings"),  tr("Engine"),    tr("Sees the videos through"),
                              tr("Begins with"), tr("Serves"),    tr("Epochs"),
                              tr("Seed"),        tr("Model file")};
    QWidget* const fields[] = {dataset_, engine_, encoder_, beginning_, mode_, epochs_, seed_, out_};
    for (int row = 0; row < 8; ++row) {
        fields[row]->setAccessibleName(titles[row]);
        static_cast<QLabel*>(form_->itemAt(row, QFormLayout::LabelRole)->widget())->setText(titles[row]);
    }
    chooseDataset_->setText(tr("Choose…"));
    chooseOut_->setText(tr("Choose…"));
    encoder_->setItemText(0, tr("The engine's own encoder, if it has one"));
    encoder_->setItemText(1, tr("EfficientNet-Lite0, as a column"));
    beginning_->setItemText(0, tr("The model that ships, of drawn plants"));
    beginning_->setItemText(1, tr("Nothing"));
    beginning_->setToolTip(tr("With few labelled anomalies, what was learnt from drawn plants helps. Engines "
                              "of which no model ships begin with nothing"));
    mode_->setItemText(0, tr("Both ways: afterwards and as if live"));
    mode_->setItemText(1, tr("Causal analysis only, as if live"));
    epochs_->setSpecialValueText(tr("as the engine has it"));
    seed_->setToolTip(tr("Same recordings and seed, same model"));
    stop_->setText(tr("Stop"));
    stop_->setToolTip(tr("What was learnt so far is kept; the same training goes on from there"));
    progress_->setAccessibleName(tr("Progress of the training"));
    leftOut_->setAccessibleName(tr("Recordings that could not be used"));
    refresh();
}

} // namespace vestigo::ui_training
