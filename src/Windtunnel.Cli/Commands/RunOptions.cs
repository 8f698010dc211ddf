using System.CommandLine;
using System.CommandLine.Parsing;
using Windtunnel.Simulation;
using Windtunnel.Units;

namespace Windtunnel.Cli.Commands;

/// <summary>Options of every command that simulates.</summary>
internal sealed class RunOptions
{
    private readonly Option<double?> _load = new("--load") { HelpName = "3x", Description = "Multiple of the design's load; default 1x.", CustomParser = Factor };
    private readonly Option<ulong?> _seed = new("--seed") { HelpName = "N", Description = "Seed of every random stream; default 1.", CustomParser = Seed };
    private readonly Option<double?> _length = new("--for") { HelpName = "5min", Description = "Simulated time to measure per replication; default: until intervals are narrow enough.", CustomParser = Seconds };
    private readonly Option<LoadLevel?> _level = new("--at") { HelpName = "peak|average|day", Description = "Which of a day's loads; default peak.", CustomParser = Level };
    private readonly Option<int?> _replications = new("--replications") { HelpName = "N", Description = "Independent replications, at least 2; default 10.", CustomParser = r => Count(r, 2, 10_000) };
    private readonly Option<int?> _threads = new("--threads") { HelpName = "N", Description = "Threads; never changes the result; default: all cores.", CustomParser = r => Count(r, 1, 1024) };
    private readonly Option<double?> _precision = new("--precision") { HelpName = "5%", Description = "Half-width of the interval of p99 at which a run may stop; default 5 %.", CustomParser = Share };

    /// <summary>Ten years [s]; simulated time is held in nanoseconds and ends after 292.</summary>
    private const double LengthMax = 10 * Dimensions.YearSeconds;

    /// <summary>What holds where nothing is typed.</summary>
    private static readonly SimulationOptions usual = new();

    public IEnumerable<Option> All => [_load, _seed, _length, _level, _replications, _threads, _precision];

    public SimulationOptions Read(ParseResult parsed) => new()
    {
        LoadFactor = parsed.GetValue(_load) ?? usual.LoadFactor,
        Seed = parsed.GetValue(_seed) ?? usual.Seed,
        MeasureSeconds = parsed.GetValue(_length),
        Level = parsed.GetValue(_level) ?? usual.Level,
        Replications = parsed.GetValue(_replications) ?? usual.Replications,
        Threads = parsed.GetValue(_threads) ?? usual.Threads,
        Precision = parsed.GetValue(_precision) ?? usual.Precision,
    };

    /// <summary>Whether somebody wants intervals of a certain width, and not just a verdict.</summary>
    public bool AsksForPrecision(ParseResult parsed) => parsed.GetValue(_precision) is not null;

    private static double? Factor(ArgumentResult result) =>
        Quantity.TryParse(Text(result), Dimension.Factor, out var factor, out _) || Quantity.TryParse(Text(result), Dimension.Number, out factor, out _)
            ? Checked(result, factor, q => q.Low > 0 && !q.IsRange, "a multiple above 0, such as 3x")
            : Wrong(result, "a multiple, such as 3x");

    private static double? Seconds(ArgumentResult result) =>
        Quantity.TryParse(Text(result), Dimension.Duration, out var time, out _)
            ? Checked(result, time, q => q.Low > 0 && q.High <= LengthMax && !q.IsRange, "a time above 0 and at most 10 years, such as 5min")
            : Wrong(result, "a time with its unit, such as 5min or 30s");

    private static double? Share(ArgumentResult result) =>
        Quantity.TryParse(Text(result), Dimension.Share, out var share, out _)
            ? Checked(result, share, q => q.Low > 0 && q.High < 1 && !q.IsRange, "a share between 0 % and 100 %, such as 5%")
            : Wrong(result, "a share in percent, such as 5%");

    private static ulong? Seed(ArgumentResult result) =>
        ulong.TryParse(Text(result), out var seed) ? seed : (ulong?)Wrong(result, "a whole number from 0 to 18446744073709551615");

    private static LoadLevel? Level(ArgumentResult result) => Text(result) switch
    {
        "peak" => LoadLevel.Peak,
        "average" => LoadLevel.Average,
        "day" => LoadLevel.Day,
        _ => (LoadLevel?)Wrong(result, "peak, average or day"),
    };

    private static int? Count(ArgumentResult result, int min, int max) =>
        int.TryParse(Text(result), out var count) && count >= min && count <= max ? count : (int?)Wrong(result, $"a whole number from {min} to {max}");

    private static double? Checked(ArgumentResult result, Quantity quantity, Func<Quantity, bool> isGood, string needed) => isGood(quantity) ? quantity.Nominal : Wrong(result, needed);

    private static double? Wrong(ArgumentResult result, string needed)
    {
        var option = (result.Parent as OptionResult)?.Option.Name ?? "This";
        result.AddError($"{option} needs {needed}; '{Text(result)}' is not.");
        return null;
    }

    private static string Text(ArgumentResult result) => string.Join(' ', result.Tokens.Select(t => t.Value));
}
