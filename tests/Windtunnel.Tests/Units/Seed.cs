using System.Globalization;

namespace Windtunnel.Tests.Units;

/// <summary>One seed for the randomised tests of this folder: the same on every run unless SEED is set in the environment.</summary>
internal static class Seed
{
    public static int Value { get; } =
        int.TryParse(Environment.GetEnvironmentVariable("SEED"), CultureInfo.InvariantCulture, out var seed) ? seed : 20_261_120;
}
