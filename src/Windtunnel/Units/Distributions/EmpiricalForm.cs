namespace Windtunnel.Units;

/// <summary>Reads <c>empirical file.csv</c>.</summary>
internal static class EmpiricalForm
{
    public static Distribution? Read(ClauseReader reader, ISampleFiles? files)
    {
        var path = reader.Rest.Trim();
        if (path.Length == 0)
        {
            reader.Fail(QuantityFault.Malformed, "'empirical' needs the name of a file.");
            return null;
        }

        if (files is null)
        {
            reader.Fail(QuantityFault.BadFile, "No files can be read here.");
            return null;
        }

        if (!files.TryLoad(path, reader.Dimension, out var values, out var problem))
        {
            reader.Fail(QuantityFault.BadFile, problem);
            return null;
        }

        return new Empirical(path, reader.Dimension, values);
    }
}
