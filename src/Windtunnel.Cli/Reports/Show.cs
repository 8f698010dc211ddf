using Windtunnel.Cli.Pages;
using Windtunnel.Simulation.Results;
using Windtunnel.Units;

namespace Windtunnel.Cli.Reports;

/// <summary>Measured values as words and numbers; a value that cannot be trusted says so instead of a number.</summary>
internal static class Show
{
    public const string Nothing = "–";

    public static string Value(Measured measured, Dimension dimension) => measured.Trust switch
    {
        Trust.Saturated => "saturated",
        Trust.DidNotSettle => "did not settle",
        Trust.TooFew when !double.IsNaN(measured.Value) => "too few",
        _ when double.IsNaN(measured.Value) => Nothing,
        _ when double.IsNaN(measured.HalfWidth) || !double.IsFinite(measured.Value) => Human.Format(measured.Value, dimension),
        _ => Human.FormatWithInterval(measured.Value, measured.HalfWidth, dimension),
    };

    /// <summary>In a colour that warns when it cannot be trusted.</summary>
    public static Ink Ink(Measured measured, Dimension dimension) => new(Value(measured, dimension), measured.Trust switch
    {
        Trust.Settled => Tone.Plain,
        Trust.TooFew => Tone.Unsure,
        _ => Tone.Bad,
    });

    public static string Value(double value, Dimension dimension, int significant = 3) => double.IsNaN(value) ? Nothing : Human.Format(value, dimension, significant);

    public static string Share(double share) => Human.Format(share, Dimension.Share, 2);

    public static string Count(double count) => Human.Format(count, Dimension.Number);

    public static string Plural(long count, string one, string? many = null) => count == 1 ? $"1 {one}" : $"{Human.Format(count, Dimension.Number)} {many ?? one + "s"}";
}
