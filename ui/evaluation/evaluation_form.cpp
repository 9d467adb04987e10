// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/evaluation/evaluation_form.h"

#include <QtCore/QFileInfo>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QFileDialog>
#include <QtWidgets/QGridLayout>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QProgressBar>
#include <QtWidgets/QPushButton>

namespace vestigo::ui_evaluation {

namespace {

template <class Widget>
Widget* named(const char* name) {
    auto* widget = new Widget;
    widget->setObjectName(QLatin1String(name));
    return widget;
}

QHBoxLayout* row(std::initializer_list<QWidget*> widgets, QWidget* wide) {
    auto* layout = new QHBoxLayout;
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    for (QWidget* widget : widgets) {
        layout->addWidget(widget, widget == wide ? 1 : 0);
    }
    return layout;
}

} // namespace

EvaluationForm::EvaluationForm(QWidget* parent)
    : QWidget(parent)
    , datasetLabel_(new QLabel)
    , dataset_(named<QLineEdit>("evaluationDataset"))
    , chooseDataset_(named<QPushButton>("evaluationChooseDataset"))
    , splitLabel_(new QLabel)
    , split_(named<QComboBox>("evaluationSplit"))
    , sourceLabel_(new QLabel)
    , source_(named<QComboBox>("evaluationSource"))
    , model_(named<QLineEdit>("evaluationModel"))
    , chooseModel_(named<QPushButton>("evaluationChooseModel"))
    , modeLabel_(new QLabel)
    , mode_(named<QComboBox>("evaluationMode"))
    , start_(named<QPushButton>("evaluationStart"))
    , progress_(named<QProgressBar>("evaluationProgress"))
    , item_(named<QLabel>("evaluationItem")) {
    for (const char* word : {"test", "val", "train"}) {
        split_->addItem(QString(), QLatin1String(word));
    }
    mode_->addItem(QString(), false);
    mode_->addItem(QString(), true);
    source_->addItem(QString());
    source_->addItem(QString());
    progress_->setRange(0, 1000);
    item_->setProperty("quiet", true);
    item_->setTextFormat(Qt::PlainText);
    for (QPushButton* button : {chooseDataset_, chooseModel_, start_}) {
        button->setAutoDefault(false);
    }
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(8);
    grid->addWidget(datasetLabel_, 0, 0);
    grid->addLayout(row({dataset_, chooseDataset_, splitLabel_, split_}, dataset_), 0, 1);
    grid->addWidget(sourceLabel_, 1, 0);
    grid->addLayout(row({source_, model_, chooseModel_, modeLabel_, mode_, start_}, model_), 1, 1);
    grid->addLayout(row({item_, progress_}, progress_), 2, 1);
    datasetLabel_->setBuddy(dataset_);
    splitLabel_->setBuddy(split_);
    sourceLabel_->setBuddy(source_);
    modeLabel_->setBuddy(mode_);
    retranslate();
    setRunning(false);
    connect(dataset_, &QLineEdit::textChanged, this, &EvaluationForm::refresh);
    connect(model_, &QLineEdit::textChanged, this, &EvaluationForm::refresh);
    connect(source_, &QComboBox::currentIndexChanged, this, &EvaluationForm::refresh);
    connect(chooseDataset_, &QPushButton::clicked, this, &EvaluationForm::askForDataset);
    connect(chooseModel_, &QPushButton::clicked, this, &EvaluationForm::askForModel);
    connect(start_, &QPushButton::clicked, this, [this] {
        if (running_) {
            Q_EMIT cancelRequested();
        } else {
            Q_EMIT startRequested(wishes());
        }
    });
}

void EvaluationForm::setEngines(const std::vector<std::pair<QString, QString>>& engines) {
    engines_ = engines;
    while (source_->count() > Engines) {
        source_->removeItem(source_->count() - 1);
    }
    for (const auto& engine : engines_) {
        source_->addItem(QString(), engine.first);
    }
    retranslate();
    if (!engines_.empty()) {
        source_->setCurrentIndex(Engines);
    }
}

EvaluationWishes EvaluationForm::wishes() const {
    EvaluationWishes wishes;
    wishes.dataset = dataset_->text().trimmed();
    wishes.split = split_->currentData().toString();
    wishes.causal = mode_->currentData().toBool();
    if (source_->currentIndex() >= Engines) {
        wishes.engine = source_->currentData().toString();
    } else {
        wishes.model = model_->text().trimmed();
    }
    return wishes;
}

void EvaluationForm::setWishes(const EvaluationWishes& wishes) {
    dataset_->setText(wishes.dataset);
    split_->setCurrentIndex(qMax(0, split_->findData(wishes.split)));
    mode_->setCurrentIndex(wishes.causal ? 1 : 0);
    const int engine = source_->findData(wishes.engine);
    if (wishes.model.isEmpty() && engine >= Engines) {
        source_->setCurrentIndex(engine);
    } else {
        source_->setCurrentIndex(QFileInfo(wishes.model).isDir() ? ResultFolder : ModelFile);
        model_->setText(wishes.model);
    }
}

void EvaluationForm::setRunning(bool running) {
    running_ = running;
    for (QWidget* field : std::initializer_list<QWidget*>{dataset_, chooseDataset_, split_, source_, model_,
                                                          chooseModel_, mode_}) {
        field->setEnabled(!running);
    }
    progress_->setVisible(running);
    item_->setVisible(running);
    progress_->setValue(0);
    item_->clear();
    start_->setText(running ? tr("Stop") : tr("Evaluate"));
    refresh();
}

void EvaluationForm::setProgress(const QString& item, double overall) {
    progress_->setValue(static_cast<int>(overall * 1000.0));
    item_->setText(item);
}

void EvaluationForm::askForDataset() {
    const QString chosen =
        QFileDialog::getExistingDirectory(this, tr("Folder of the data set"), dataset_->text());
    if (!chosen.isEmpty()) {
        dataset_->setText(chosen);
    }
}

void EvaluationForm::askForModel() {
    const QString chosen =
        source_->currentIndex() == ResultFolder
            ? QFileDialog::getExistingDirectory(this, tr("Folder of results"), model_->text())
            : QFileDialog::getOpenFileName(this, tr("Model file"), model_->text(),
                                           tr("Models (*.safetensors);;All files (*)"));
    if (!chosen.isEmpty()) {
        model_->setText(chosen);
    }
}

void EvaluationForm::refresh() {
    const bool byModel = source_->currentIndex() < Engines;
    model_->setVisible(byModel);
    chooseModel_->setVisible(byModel);
    const bool results = source_->currentIndex() == ResultFolder;
    mode_->setEnabled(!running_ && !results); // results are what they are
    const bool complete =
        !dataset_->text().trimmed().isEmpty() && (!byModel || !model_->text().trimmed().isEmpty());
    start_->setEnabled(running_ || complete);
}

void EvaluationForm::retranslate() {
    const std::pair<QLabel*, QWidget*> pairs[] = {
        {datasetLabel_, dataset_}, {splitLabel_, split_}, {sourceLabel_, source_}, {modeLabel_, mode_}};
    const QString titles[] = {tr("&Data set"), tr("S&plit"), tr("&Measured"), tr("M&ode")};
    for (int i = 0; i < 4; ++i) {
        pairs[i].first->setText(titles[i]);
        pairs[i].second->setAccessibleName(QString(titles[i]).remove(QLatin1Char('&')));
    }
    model_->setAccessibleName(tr("Model file or folder of results"));
    progress_->setAccessibleName(tr("Progress of the evaluation"));
    dataset_->setPlaceholderText(tr("Folder with dataset.json, or with annotated recordings"));
    chooseDataset_->setText(tr("Choose…"));
    chooseModel_->setText(tr("Choose…"));
    chooseDataset_->setAccessibleName(tr("Choose the folder of the data set"));
    chooseModel_->setAccessibleName(tr("Choose the model or the results"));
    split_->setItemText(0, tr("Test"));
    split_->setItemText(1, tr("Validation"));
    split_->setItemText(2, tr("Training"));
    mode_->setItemText(0, tr("Offline: a step may know what came later"));
    mode_->setItemText(1, tr("Causal: a step knows only what had happened"));
    source_->setItemText(ModelFile, tr("A model file"));
    source_->setItemText(ResultFolder, tr("A folder of results"));
    for (std::size_t i = 0; i < engines_.size(); ++i) {
        source_->setItemText(Engines + static_cast<int>(i),
                             tr("%1, without a model").arg(engines_[i].second));
    }
    start_->setText(running_ ? tr("Stop") : tr("Evaluate"));
}

} // namespace vestigo::ui_evaluation
