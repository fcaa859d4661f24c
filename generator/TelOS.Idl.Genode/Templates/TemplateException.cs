namespace TelOS.Idl.Genode.Templates;

/// <summary>A template cannot be parsed, or asks for something that is not there. The message says where.</summary>
public sealed class TemplateException : Exception
{
    /// <summary>An error without a text.</summary>
    public TemplateException()
    {
    }

    /// <summary>An error.</summary>
    /// <param name="message">File, line, column and what is wrong.</param>
    public TemplateException(string message)
        : base(message)
    {
    }

    /// <summary>An error with what caused it.</summary>
    /// <param name="message">File, line, column and what is wrong.</param>
    /// <param name="innerException">The cause.</param>
    public TemplateException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
