import { Field, Input, Textarea } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import type { CredentialField } from '@/lib/carriers/carrier'

type Errors = Readonly<Record<string, string>>

/** What every account needs first, then what few need, folded away under its heading. */
export function CredentialFields({ fields, errors }: { fields: readonly CredentialField[]; errors: Errors }) {
  const sections = [...new Set(fields.flatMap(({ section }) => section ?? []))]
  const drawn = (section: string | undefined) =>
    fields
      .filter((field) => field.section === section)
      .map((field) => <Credential key={field.key} field={field} error={errors[field.key]} />)
  return (
    <>
      {drawn(undefined)}
      {sections.map((section) => (
        <details
          key={section}
          className="border-t border-line pt-3"
          open={fields.some((field) => field.section === section && errors[field.key])}
        >
          <summary className="cursor-pointer text-ink-2">{section}</summary>
          <div className="mt-3 grid gap-4">{drawn(section)}</div>
        </details>
      ))}
    </>
  )
}

function Credential({ field, error }: { field: CredentialField; error: string | undefined }) {
  return (
    <Field
      label={field.label}
      hint={field.help}
      error={error}
      required={field.required}
      aside={field.required ? undefined : 'optional'}
    >
      {control(field)}
    </Field>
  )
}

function control({ key, input, options, required, secret, ...field }: CredentialField) {
  if (input === 'select' && options) {
    return <Select name={key} options={options} defaultValue={field.default} />
  }
  if (input === 'area')
    return <Textarea name={key} rows={3} required={required} defaultValue={field.default} />
  return (
    <Input
      name={key}
      type={secret ? 'password' : input === 'url' || input === 'number' ? input : 'text'}
      autoComplete={secret ? 'new-password' : 'off'}
      defaultValue={field.default}
      required={required}
    />
  )
}
