using Windtunnel.Cli.Reports;
using Windtunnel.Units;
using Windtunnel.Validation;

namespace Windtunnel.Cli.Tests.Reports;

public sealed class SelftestReportTests
{
    [Fact]
    public void Case_MetMissedAndWide_SaysWhichAndWhy()
    {
        var validation = new ValidationCase("M/M/1 at 50 %", "Kleinrock 1975, ch. 3", "", 1, []);
        ValidationResult[] results =
        [
            new(validation.Name, Known("work mean"), 2.001, 0.01),
            new(validation.Name, Known("work p99"), 2.05, 0.01),
            new(validation.Name, Known("server wait"), 2.05, 0.2),
        ];
        (SelftestReport.Case(validation, results).ToString() + SelftestReport.Sum(results)).ShouldMatchGolden("selftest.txt");
    }

    private static KnownValue Known(string what) => new(what, Dimension.Duration, 2, _ => default);
}
