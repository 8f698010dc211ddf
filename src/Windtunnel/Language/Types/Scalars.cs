using Windtunnel.Units;

namespace Windtunnel.Language.Types;

/// <summary>Reads a quantity out of a piece of a sentence.</summary>
public static class Scalars
{
    /// <summary>Reads it, or reports at the offending characters.</summary>
    public static bool TryRead(ScalarNode scalar, Dimension dimension, Reading reading, out Quantity value)
    {
        ArgumentNullException.ThrowIfNull(scalar);
        if (Quantity.TryParse(scalar.Text, dimension, out value, out var problem))
        {
            return true;
        }

        Problems.Report(problem, scalar, reading);
        return false;
    }
}
