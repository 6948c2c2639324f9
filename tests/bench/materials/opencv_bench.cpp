// What one would write with Debian's OpenCV: read, Laplacian and its variance, histogram. Processor time in
// milliseconds, the least of a few goes. usage: opencv_bench gray|colour FILE

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <string>

#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

int main(int count, char** arguments) {
    if (count != 3) return 2;
    cv::setNumThreads(1);
    const bool is_colour = std::string(arguments[1]) == "colour";
    constexpr int rounds = 5;
    double least = 0;
    for (int round = 0; round < rounds; ++round) {
        const std::clock_t from = std::clock();
        const cv::Mat read = cv::imread(arguments[2], is_colour ? cv::IMREAD_COLOR : cv::IMREAD_GRAYSCALE);
        if (read.empty()) return 1;
        cv::Mat gray = read;
        if (is_colour) cv::cvtColor(read, gray, cv::COLOR_BGR2GRAY);
        cv::Mat edges;
        cv::Laplacian(gray, edges, CV_16S);
        cv::Scalar mean;
        cv::Scalar deviation;
        cv::meanStdDev(edges, mean, deviation);
        const int channel = 0;
        const int bins = 256;
        const float range[] = {0, 256};
        const float* ranges = range;
        cv::Mat histogram;
        cv::calcHist(&gray, 1, &channel, cv::Mat(), histogram, 1, &bins, &ranges);
        const double took = 1000.0 * static_cast<double>(std::clock() - from) / CLOCKS_PER_SEC;
        least = round == 0 ? took : std::min(least, took);
    }
    std::printf("%.3f\n", least);
    return 0;
}
