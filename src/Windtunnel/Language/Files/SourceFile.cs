using System.Text;
using Windtunnel.Language.Yaml;

namespace Windtunnel.Language.Files;

/// <summary>Gets the text of a design file, whatever is wrong with the file.</summary>
public static class SourceFile
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads the file, or the one design in a folder.</summary>
    /// <param name="path">A file, or a folder with a design.yaml or with a single *.yaml in it.</param>
    /// <param name="reading">Receives what is wrong.</param>
    /// <param name="file">The file that was read, for diagnostics.</param>
    /// <returns>The text without a byte-order mark; null when there is none to be had.</returns>
    public static string? Read(string path, Reading reading, out string file)
    {
        file = path;
        if (string.IsNullOrWhiteSpace(path))
        {
            reading.Error(DiagnosticCode.FileMissing, SourceSpan.Whole($"'{path}'"), "The name of the design is empty.", "Name a file or a folder, such as my-design.yaml.");
            return null;
        }

        try
        {
            if (Directory.Exists(path))
            {
                if (Inside(path, reading) is not { } inside)
                {
                    return null;
                }

                file = inside;
            }

            return Decode(Bytes(file, reading), file, reading);
        }
        catch (Exception problem) when (problem is FileNotFoundException or DirectoryNotFoundException)
        {
            reading.Error(DiagnosticCode.FileMissing, SourceSpan.Whole(file), "There is no such file.", "Check the path; 'windtunnel new FILE' writes a design to start from.");
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException or System.Security.SecurityException)
        {
            reading.Error(DiagnosticCode.FileUnreadable, SourceSpan.Whole(file), $"This file cannot be read: {problem.Message.TrimEnd('.')}.", "Check the path and its permissions.");
        }

        return null;
    }

    /// <summary>Turns bytes into text; null when they are none.</summary>
    public static string? Decode(byte[]? bytes, string file, Reading reading)
    {
        if (bytes is null)
        {
            return null;
        }

        var start = bytes is [0xEF, 0xBB, 0xBF, ..] ? 3 : 0;
        string? text = null;
        try
        {
            text = Utf8.GetString(bytes, start, bytes.Length - start);
        }
        catch (ArgumentException)
        {
            // Invalid UTF-8 is reported below, in the same words as control characters.
        }

        if (text is null || text.AsSpan().IndexOfAnyInRange('\0', '\u0008') >= 0)
        {
            reading.Error(DiagnosticCode.NotText, SourceSpan.Whole(file), "This file is not UTF-8 text.", "Save the design as UTF-8; a design is a YAML text file.");
            return null;
        }

        return text;
    }

    /// <summary>Reads one byte more than is allowed at most, so that a pipe or device that never ends is no danger.</summary>
    private static byte[]? Bytes(string file, Reading reading)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var buffer = new byte[YamlLimits.FileBytes + 1];
        var length = stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
        if (length > YamlLimits.FileBytes)
        {
            reading.Error(DiagnosticCode.FileTooLarge, SourceSpan.Whole(file), $"This file is larger than {YamlLimits.FileBytes / 1_000_000} MB.", "A design is a few pages of text; check that this is the right file.");
            return null;
        }

        return buffer[..length];
    }

    private static string? Inside(string folder, Reading reading)
    {
        var usual = Path.Combine(folder, "design.yaml");
        if (File.Exists(usual))
        {
            return usual;
        }

        string[] found = [.. Directory.EnumerateFiles(folder, "*.yaml").Take(2)];
        if (found.Length == 1)
        {
            return found[0];
        }

        reading.Error(
            DiagnosticCode.FileMissing,
            SourceSpan.Whole(folder),
            found.Length == 0 ? "This folder holds no design." : "This folder holds several designs, and none is called design.yaml.",
            "Name the file itself.");
        return null;
    }
}
