namespace Windtunnel.Units;

/// <summary>Numbers as people read them.</summary>
public static class Human
{
    public static string Format(double value, Dimension dimension, int significant = 3) =>
        $"{value.ToString($"G{significant}")} {dimension.BaseUnit()}";
}
